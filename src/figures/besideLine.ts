import { type Box, touches } from "./besidePoint.js";
import { size } from "./grammar.js";
import { boldWidth } from "./textWidth.js";

/** An upright line in pixels, the text that says how long it is, and the side where that stands if there is room. */
export type Upright = { x: number; top: number; bottom: number; label: string; side: "left" | "right" };

/** Where the text of such a line can stand: beside its middle or its ends, above it or below it; the best places first. */
function placesOf({ x, top, bottom, label, side }: Upright): Box[] {
  const text = { width: boldWidth(label), height: size.text };
  const sign = side === "left" ? -1 : 1;
  const beside = (sign: number, y: number) => ({ x: x + sign * (10 + text.width / 2), y, ...text });
  const along = (sign: number) => [
    beside(sign, (top + bottom) / 2),
    ...(bottom - top < 3 * size.text
      ? []
      : [top + size.text, bottom - size.text].map((y) => beside(sign, y))),
  ];
  const beyond = [13, 13 + size.text].flatMap((away) =>
    [0, sign, -sign].flatMap((sign) =>
      [top - away, bottom + away].map((y) => ({ x: x + (sign * text.width) / 2, y, ...text })),
    ),
  );
  return [...along(sign), ...along(-sign), ...beyond];
}

const overlap = (one: Box, other: Box) =>
  Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
  Math.abs(one.y - other.y) < (one.height + other.height) / 2;

/**
 * The box of each text: of its places in the `frame`, if any are, that touch no text before it and nothing that is
 * `taken`, the first that touches no path either, or else the first. Where none is left, it has none.
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

/** The box of the text of each line, free as above, and on no other line. */
export function besideLines(
  lines: readonly Upright[],
  paths: readonly (readonly (readonly [number, number])[])[],
  taken: readonly Box[],
  frame: Box,
): (Box | undefined)[] {
  const bodies = lines.map(({ x, top, bottom }) => ({
    x,
    y: (top + bottom) / 2,
    width: 2 * size.dot,
    height: bottom - top + size.gap,
  }));
  return freeBoxes(lines.map(placesOf), paths, [...bodies, ...taken], frame);
}
