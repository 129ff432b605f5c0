import { size } from "./grammar.js";
import { boldWidth } from "./textWidth.js";

const sides = {
  "upper right": { textAnchor: "start", dx: 12, dy: -13 },
  "high right": { textAnchor: "start", dx: 12, dy: -34 },
  right: { textAnchor: "start", dx: 12, dy: -2 },
  "lower right": { textAnchor: "start", dx: 12, dy: 15 },
  above: { textAnchor: "middle", dx: 0, dy: -17 },
  "high above": { textAnchor: "middle", dx: 0, dy: -34 },
  below: { textAnchor: "middle", dx: 0, dy: 17 },
  "lower left": { textAnchor: "end", dx: -12, dy: 15 },
  left: { textAnchor: "end", dx: -12, dy: -2 },
  "high left": { textAnchor: "end", dx: -12, dy: -34 },
  "upper left": { textAnchor: "end", dx: -12, dy: -13 },
} as const;

/** A rectangle in pixels, x and y its middle. */
export type Box = { x: number; y: number; width: number; height: number };

/** Where, beside a point, its text has room. */
export type Side = keyof typeof sides;

/** The place of a text of one or more lines on this side of a point, and the box that it fills, in pixels. */
export function besidePoint(text: string, side: Side, [x, y]: readonly [number, number]) {
  const lines = text.split("\n");
  const further = (lines.length - 1) * size.text;
  const width = Math.max(...lines.map(boldWidth));
  const { textAnchor, dx, dy } = sides[side];
  const shift = { start: width / 2, middle: 0, end: -width / 2 }[textAnchor];
  const moved = dy + (Math.sign(dy + 2) * further) / 2; // above the point the last line is beside it, below the first
  return {
    textAnchor,
    dx,
    dy: moved,
    box: { x: x + dx + shift, y: y + moved, width, height: size.text + further },
  };
}

type Place = ReturnType<typeof besidePoint>;

/** The first of these places where the text does not touch the path, nor rise above the picture; or else the first of all. */
export function freePlace(places: readonly Place[], path: readonly (readonly [number, number])[]): Place {
  return (
    places.find(({ box }) => box.y - box.height / 2 > -size.text && !touches(box, path)) ??
    (places[0] as Place)
  );
}

/** Whether a path from left to right comes into the box. */
export function touches({ x, y, width, height }: Box, path: readonly (readonly [number, number])[]): boolean {
  const [left, right] = [x - width / 2, x + width / 2];
  return path.some(([x2, y2], i) => {
    const [x1, y1] = path[i - 1] ?? [x2, y2];
    if (x2 < left || x1 > right) return false;
    const slope = x1 === x2 ? 0 : (y2 - y1) / (x2 - x1);
    const ends =
      x1 === x2 ? [y1, y2] : [left, right].map((end) => y1 + slope * (Math.min(Math.max(end, x1), x2) - x1));
    return Math.min(...ends) < y + height / 2 && Math.max(...ends) > y - height / 2;
  });
}
