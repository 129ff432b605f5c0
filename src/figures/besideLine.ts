import type { Box } from "./besidePoint.js";
import { freeBoxes } from "./freeBoxes.js";
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

/** The box of the text of each line, free as `freeBoxes` has it, and on no other line; undefined where there is none. */
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
