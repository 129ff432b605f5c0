import { initializer, type Markish, text } from "@observablehq/plot";
import type { Box } from "./besidePoint.js";
import type { Point } from "./curve.js";
import { halo, size } from "./grammar.js";

/**
 * Bold texts in boxes that are found when the picture is drawn, for only then is it known where its scales put a point.
 * A text without a box is left out.
 */
export function placedTexts(
  texts: readonly string[],
  boxesIn: (pixel: (point: Point) => [number, number], frame: Box) => readonly (Box | undefined)[],
): Markish {
  return text(
    texts,
    initializer(
      { text: String, frameAnchor: "middle", fontWeight: "bold", ...halo }, // an anchor, or Plot takes texts for points
      (
        data,
        facets,
        _channels,
        { x, y },
        { width, height, marginLeft, marginRight, marginTop, marginBottom },
      ) => {
        const above = 1.5 * size.text; // up to the name of the axis
        const boxes = boxesIn((point) => [Number(x?.(point.x)), Number(y?.(point.y))], {
          x: (marginLeft + width - marginRight) / 2,
          y: (marginTop - above + height - marginBottom) / 2,
          width: width - marginLeft - marginRight,
          height: height - marginTop - marginBottom + above,
        });
        return {
          data,
          facets,
          channels: { x: { value: boxes.map((box) => box?.x) }, y: { value: boxes.map((box) => box?.y) } },
        };
      },
    ),
  );
}

/** Paths in pixels, without the points that are not finite. */
export const inPixels = (
  paths: readonly (readonly Point[])[],
  pixel: (point: Point) => [number, number],
): [number, number][][] => paths.map((path) => path.map(pixel).filter((at) => at.every(Number.isFinite)));
