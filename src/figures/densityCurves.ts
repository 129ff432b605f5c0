import { areaY, line, ruleY, text } from "@observablehq/plot";
import { assertRecord } from "../arguments.js";
import { extent } from "./extent.js";
import { below, type Figure, figure, type Variation } from "./figure.js";
import { colors, dashes, halo, meaning, size } from "./grammar.js";
import { fromZero } from "./kinds.js";
import { optionsOf } from "./options.js";
import { type Series, seriesRows } from "./seriesRows.js";
import { textWidth } from "./textWidth.js";
import { thinned, uncrowded } from "./thinned.js";

/** Colours of predictions, the first that of every prediction. */
const predictions = [meaning.prediction, colors[2], colors[5], colors[3]];

const noDensity = "a density is 0 or more";

/**
 * A true density as an area and predictions as lines over it, each named at its top: what a restricted prediction covers
 * and what it leaves out. Infinity stands on the upper edge.
 *
 * @param places - where the densities are known
 * @param truth - the true density, by its name: `{ P: [...] }`
 * @param series - predictions by name
 * @throws {RangeError} if a density holds NaN or a negative number, or has fewer values than there are places
 * @example densityCurves([0, 1, 2], { P: [0, 1, 0] }, { Q: [0, 0.5, 0] }).ariaDescription // "P as an area; lines over it: Q, highest at 1."
 */
export function densityCurves(
  places: ArrayLike<number>,
  truth: Series,
  series: Series = {},
  options: Variation = {},
): Figure {
  const {
    xLabel = "x",
    yLabel = "probability",
    description,
    ...others
  } = optionsOf(options, { y: fromZero });
  const [{ name, points: area }] = seriesRows(truth, places, noDensity, "truth");
  assertRecord(series, "series", "{ Q: [0.5, 0.5] }");
  const lines = Object.keys(series).length === 0 ? [] : seriesRows(series, places, noDensity);
  const across = extent(area.map(({ x }) => x));
  const high = extent(
    [0, ...[area, ...lines.map(({ points }) => points)].flat().map(({ y }) => y)].filter(Number.isFinite),
  )[1];
  const top = high > 0 ? 1.12 * high : 1;
  const shownAt = ({ y }: { y: number }) => Math.min(y, top);
  const tops = [{ name, points: area }, ...lines].map(({ name, points }, i) => {
    const best = points.reduce((best, point) => (point.y > best.y ? point : best));
    return {
      name,
      x: best.x,
      y: Math.min(best.y, high),
      fill: i === 0 ? meaning.truth : predictions[(i - 1) % predictions.length],
    };
  });
  const shown = uncrowded([...tops.slice(1), tops[0]], ({ name, x, y }) => ({
    x: (540 * (x - across[0])) / (across[1] - across[0] || 1),
    y: 300 * (1 - y / (high || 1)),
    width: textWidth(name) * 1.1,
    height: size.text + 4,
  }));
  return figure(
    {
      x: { label: xLabel, ...below, ticks: 8 },
      y: { label: yLabel, domain: [0, top], ticks: 5, grid: true },
      marks: [
        areaY(thinned(area, across), { x: "x", y: shownAt, fill: meaning.truth, fillOpacity: 0.3 }),
        ruleY([0]),
        ...lines.map(({ points }, i) =>
          line(thinned(points, across), {
            x: "x",
            y: shownAt,
            stroke: predictions[i % predictions.length],
            strokeWidth: size.line,
            strokeDasharray: dashes[i % dashes.length],
          }),
        ),
        text(shown, { x: "x", y: "y", text: "name", dy: -13, fontWeight: "bold", ...halo, fill: "black" }),
      ],
    },
    {
      ...others,
      description:
        description ??
        `${name} as an area; lines over it: ${
          tops
            .slice(1)
            .map(({ name, x }) => `${name}, highest at ${x}`)
            .join("; ") || "none"
        }.`,
    },
  );
}
