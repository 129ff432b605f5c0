import { type Box, touches } from "./besidePoint.js";

const overlap = (one: Box, other: Box) =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2;

/**
 * A box for each text, out of the places that it has, the best first: one that lies in the `frame`, unless none does, and
 * overlaps neither what is `taken` nor a text before it. If it can be, no path runs through it. Undefined where there is none.
 */
export function freeBoxes(
  texts: readonly (readonly Box[])[],
  paths: readonly (readonly (readonly [number, number])[])[],
  taken: readonly Box[],
  frame: Box,
): (Box | undefined)[] {
  const covered = [...taken];
  const inside = (box: Box) =>
    Math.abs(box.x - frame.x) <= (frame.width - box.width) / 2 &&
    Math.abs(box.y - frame.y) <= (frame.height - box.height) / 2;
  return texts.map((all) => {
    const places = (all.some(inside) ? all.filter(inside) : all).filter(
      (box) => !covered.some((other) => overlap(box, other)),
    );
    const box = places.find((box) => !paths.some((path) => touches(box, path))) ?? places[0];
    if (box !== undefined) covered.push(box);
    return box;
  });
}
