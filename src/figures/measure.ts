import { dot, link, type Markish } from "@observablehq/plot";
import { besideLines, type Upright } from "./besideLine.js";
import { besidePoint, type Side } from "./besidePoint.js";
import type { Point } from "./curve.js";
import { size } from "./grammar.js";
import { inPixels, placedTexts } from "./placedTexts.js";

type Measured = { x: number; y1: number; y2: number; label: string; side?: "left" | "right" };

/** A flat end of a measuring line. */
const cap = {
  draw(context: CanvasPath) {
    context.moveTo(-size.dot, 0);
    context.lineTo(size.dot, 0);
  },
};

/**
 * Heights measured in the picture: a line with two ends, and beside it how long it is, clear of the paths and
 * texts given. Where that has no room, it is left out, as are lines of length 0.
 */
export function measures(
  distances: readonly Measured[],
  paths: readonly (readonly Point[])[] = [],
  texts: readonly (Point & { text: string; side: Side })[] = [],
): Markish[] {
  const drawn = distances.filter(({ y1, y2 }) => y1 !== y2);
  const ends = drawn.flatMap(({ x, y1, y2 }) => [
    [x, y1],
    [x, y2],
  ]);
  const black = { stroke: "black", strokeWidth: 2 } as const;
  return [
    link(drawn, { x1: "x", y1: "y1", x2: "x", y2: "y2", ...black }),
    dot(ends, { symbol: cap, ...black }),
    placedTexts(
      drawn.map(({ label }) => label),
      (pixel, frame) => {
        const lines = drawn.map(({ label, side = "right", ...at }): Upright => {
          const [top, bottom] = [at.y1, at.y2].map((y) => pixel({ x: at.x, y })[1]).sort((a, b) => a - b);
          return { x: pixel({ x: at.x, y: at.y1 })[0], top, bottom, label, side };
        });
        const taken = texts.map(({ text, side, ...at }) => besidePoint(text, side, pixel(at)).box);
        return besideLines(lines, inPixels(paths, pixel), taken, frame);
      },
    ),
  ];
}
