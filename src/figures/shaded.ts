import { areaY } from "@observablehq/plot";
import { describe } from "../arguments.js";
import { extent } from "./extent.js";
import { hatch } from "./grammar.js";
import type { LineOptions } from "./lineOptions.js";
import { measures } from "./measure.js";
import type { seriesRows } from "./seriesRows.js";
import { thinned } from "./thinned.js";

/** What lies between two lines, hatched, with its size at one place. */
export function shaded(
  { from, to, label, at }: NonNullable<LineOptions["shade"]>,
  lines: ReturnType<typeof seriesRows>,
  reference: LineOptions["reference"],
) {
  const pointsOf = (name: string) => {
    const points = lines.find((line) => line.name === name)?.points;
    if (points === undefined && name !== reference?.label)
      throw new RangeError(
        `shade names ${describe(name)}, which is not drawn: give the name of a series or of the reference`,
      );
    return points;
  };
  const [one, other] = [pointsOf(from), pointsOf(to)];
  const height = (points: typeof one, i: number) =>
    (points === undefined ? reference?.value : points[i]?.y) ?? NaN;
  const rows = (one ?? other ?? []).map(({ x }, i) => ({ x, y: height(one, i), other: height(other, i) }));
  const middle = rows[at ?? Math.floor(rows.length / 2)];
  return [
    areaY(thinned(rows, extent(rows.map(({ x }) => x))), {
      x: "x",
      y1: ({ y }) => (Number.isFinite(y) ? y : NaN),
      y2: ({ other }) => (Number.isFinite(other) ? other : NaN),
      fill: hatch,
      fillOpacity: 0.45,
    }),
    label === undefined || middle === undefined
      ? []
      : measures(
          [{ x: middle.x, y1: middle.y, y2: middle.other, label }],
          [
            ...lines.map(({ points }) => points),
            rows.map(({ x, other }) => ({ x, y: other })),
            ...[rows[0], rows[rows.length - 1]].map(({ x, y, other }) => [
              { x, y },
              { x, y: other },
            ]),
          ],
        ),
  ];
}
