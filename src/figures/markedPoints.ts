import { dot, type Markish } from "@observablehq/plot";
import { besidePoint } from "./besidePoint.js";
import type { Point } from "./curve.js";
import { freeBoxes } from "./freeBoxes.js";
import { meaning, size } from "./grammar.js";
import { inPixels, placedTexts } from "./placedTexts.js";

const over = ["above", "upper left", "upper right"] as const;
const under = ["below", "lower right", "lower left"] as const;

/**
 * Points marked among paths. Each has its name above it, or below it if it is `high` up, or else on its other side: where
 * no path runs through the name, if there is such a place.
 */
export function markedPoints(
  spots: readonly (Point & { name: string })[],
  paths: readonly (readonly Point[])[],
  high: (y: number) => boolean,
): Markish[] {
  return [
    dot(spots, { x: "x", y: "y", r: size.dot, fill: meaning.own, stroke: "white" }),
    placedTexts(
      spots.map(({ name }) => name),
      (pixel, frame) => {
        const places = spots.map(({ name, ...at }) =>
          (high(at.y) ? [...under, ...over] : [...over, ...under]).map(
            (side) => besidePoint(name, side, pixel(at)).box,
          ),
        );
        const dots = inPixels([spots], pixel)[0].map(([x, y]) => ({
          x,
          y,
          width: 2 * size.dot,
          height: 2 * size.dot,
        }));
        return freeBoxes(places, inPixels(paths, pixel), dots, frame);
      },
    ),
  ];
}
