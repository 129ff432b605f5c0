import { dot, line, text } from "@observablehq/plot";
import { assertList } from "../arguments.js";
import { assertFinite } from "./assertFinite.js";
import { extent } from "./extent.js";
import { below, type Figure, figure, type Variation } from "./figure.js";
import { halo, meaning, size } from "./grammar.js";
import { distinct } from "./thinned.js";

/**
 * Pairs of numbers as points, and the diagonal on which both are equal.
 *
 * @param points - pairs [x, y]
 * @param options.diagonal - the name of the line x = y; no line unless told
 * @param options.fill - the colour of the points: that of data unless told
 * @throws {RangeError} if there are no points, or a coordinate is not finite
 * @example scatterPlot([[1, 2]]).ariaDescription // "1 points of y against x."
 */
export function scatterPlot(
  points: ArrayLike<readonly [number, number] | readonly number[]>,
  {
    diagonal,
    fill = meaning.data,
    xLabel = "x",
    yLabel = "y",
    description,
    ...options
  }: Variation & { diagonal?: string; fill?: string } = {},
): Figure {
  assertList(points, "points", "pairs of numbers");
  const rows = Array.from(points as ArrayLike<ArrayLike<number>>, (point, i) => {
    for (const k of [0, 1]) assertFinite(point?.[k], `points[${i}][${k}]`);
    return { x: point[0], y: point[1] };
  });
  const [left, right] = extent(rows.map(({ x }) => x));
  const [low, high] = extent(rows.map(({ y }) => y));
  const [from, to] = [Math.max(left, low), Math.min(right, high)];
  const drawn = distinct(rows, ({ x, y }) => [
    (540 * x) / (right - left || 1),
    (340 * y) / (high - low || 1),
  ]);
  return figure(
    {
      height: 480,
      x: { label: xLabel, ...below, ticks: 6, nice: true },
      y: { label: yLabel, ticks: 6, grid: true, nice: true },
      marks: [
        dot(drawn, {
          x: "x",
          y: "y",
          r: drawn.length > 200 ? 2.5 : 4,
          fill,
          fillOpacity: drawn.length > 200 ? 0.5 : 1,
        }),
        ...(diagonal === undefined || from >= to
          ? []
          : [
              line([[from, from], [to, to]], { stroke: meaning.own, strokeWidth: size.line - 1 }), // biome-ignore format: a line
              text([diagonal], {
                x: () => to,
                y: () => to,
                text: String,
                textAnchor: "end",
                dx: -10,
                dy: -8,
                ...halo,
              }),
            ]),
      ],
    },
    { ...options, description: description ?? `${rows.length} points of ${yLabel} against ${xLabel}.` },
  );
}
