import { size } from "./grammar.js";
import { textWidth } from "./textWidth.js";

const sides = {
  "upper right": { textAnchor: "start", dx: 12, dy: -13 },
  "high right": { textAnchor: "start", dx: 12, dy: -34 },
  right: { textAnchor: "start", dx: 12, dy: -2 },
  "lower right": { textAnchor: "start", dx: 12, dy: 15 },
  above: { textAnchor: "middle", dx: 0, dy: -17 },
  "high above": { textAnchor: "middle", dx: 0, dy: -34 },
  "lower left": { textAnchor: "end", dx: -12, dy: 15 },
  left: { textAnchor: "end", dx: -12, dy: -2 },
  "high left": { textAnchor: "end", dx: -12, dy: -34 },
  "upper left": { textAnchor: "end", dx: -12, dy: -13 },
} as const;

/** Where, beside a point, its text has room. */
export type Side = keyof typeof sides;

/** The place of a text of one or more lines on this side of a point, and the box that it fills, in pixels. */
export function besidePoint(text: string, side: Side, [x, y]: readonly [number, number]) {
  const lines = text.split("\n");
  const further = (lines.length - 1) * size.text;
  const width = 1.2 * Math.max(...lines.map((line) => textWidth(line))); // bold is wider
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

/** Whether a path from left to right comes into the box: over its width it is as high as the box somewhere. */
function touches(
  { x, y, width, height }: Place["box"],
  path: readonly (readonly [number, number])[],
): boolean {
  const over = path.filter(([at], i) => {
    const [before = [at], after = [at]] = [path[i - 1], path[i + 1]];
    return after[0] >= x - width / 2 && before[0] <= x + width / 2;
  });
  const heights = over.map(([, at]) => at);
  return heights.length > 0 && Math.min(...heights) < y + height / 2 && Math.max(...heights) > y - height / 2;
}
