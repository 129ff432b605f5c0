import { dot, line, ruleY, text } from "@observablehq/plot";
import { extent } from "./extent.js";
import { below, type Figure, figure, type Variation } from "./figure.js";
import { colors, dashes, halo, size, symbols } from "./grammar.js";
import { numberLabel } from "./labels.js";
import { lineNames } from "./lineNames.js";
import { assertPositive, type LineOptions, lineKinds } from "./lineOptions.js";
import { lineScale } from "./lineScale.js";
import { markedPoints } from "./markedPoints.js";
import { optionsOf } from "./options.js";
import { type Series, seriesRows } from "./seriesRows.js";
import { shaded } from "./shaded.js";
import { textWidth } from "./textWidth.js";
import { distinct, thinned } from "./thinned.js";

const noLogarithm = "a logarithmic scale has no place for negative numbers";

/**
 * Quantities over steps, such as losses during training: one line each, told apart by colour, dashes and symbols,
 * and named, beside its symbol, where it ends. Values at ±Infinity stand on the edge of the picture, as do zeros
 * on a logarithmic scale.
 *
 * @param series - values by name: `{ "cross entropy": [...], "squared error": [...] }`
 * @param options.steps - where the values stand; 0, 1, 2, … unless told
 * @param options.logarithmic - whether the scale of the values is logarithmic
 * @param options.zero - whether the scale begins at 0 even if all values are above; if not, it begins where they do
 * @param options.reference - a value to compare with, drawn as a named rule
 * @param options.shade - two of the names, of which one may be the reference's: what lies between them is hatched, and measured at the index `at`
 * @param options.marked - points to mark, by the text beside them
 * @throws {TypeError} if a value or a step is not a number
 * @throws {RangeError} if a series is empty, holds NaN, or is negative on a logarithmic scale; or if `reference`, `shade` or a marked point cannot be drawn
 * @example lineChart({ loss: [3, 2, 1] }, { yLabel: "loss (nats)" }).y?.label // "loss (nats)"
 */
export function lineChart(series: Series, options: Variation & LineOptions = {}): Figure {
  const {
    steps,
    logarithmic = false,
    zero = true,
    reference,
    shade,
    marked = {},
    xLabel = "step",
    yLabel = "value",
    description,
    ...others
  } = optionsOf(options, lineKinds);
  const lines = seriesRows(series, steps, logarithmic ? noLogarithm : undefined);
  if (logarithmic) assertPositive(reference, marked);
  const points = lines.flatMap((one) => one.points);
  const spots = Object.entries(marked).map(([name, [x, y]]) => ({ name, x, y }));
  const heights = [...points, ...spots].map(({ y }) => y);
  const scale = lineScale(reference ? [...heights, reference.value] : heights, {
    logarithmic,
    zero,
    domain: others.y?.domain,
  });
  const { bottom, top, drawable } = scale;
  const across = extent([...points, ...spots].map(({ x }) => x));
  const [first, last] = across;
  const whole = points.every(({ x }) => Number.isInteger(x));
  const ticks =
    first === last
      ? { ticks: [first], tickFormat: numberLabel }
      : { ticks: whole ? Math.min(6, Math.max(1, last - first)) : 6 };
  const rows = lines.map(({ name, points }, series) => ({ name, series, points: thinned(points, across) }));

  const clamped = (y: number) => (drawable(y) ? y : y > bottom ? top : bottom);
  const color = ({ series }: { series: number }) => colors[series % colors.length];
  const symbol = ({ series }: { series: number }) => symbols[series % symbols.length];
  const names = lineNames(rows, reference, { scale, across, color, symbol, clamped });
  const edge = rows.flatMap(({ points, series }) =>
    points
      .filter(({ y }, i) => !drawable(y) && points[i - 1]?.y !== y)
      .map((point) => ({ ...point, series })),
  );
  const rules = reference === undefined ? [] : [across.map((x) => ({ x, y: reference.value }))];
  const few = rows.every(({ points }) => points.length <= 12);
  const dots = few
    ? rows.flatMap(({ points, series }) =>
        points.filter(({ y }) => drawable(y)).map((point) => ({ ...point, series })),
      )
    : names.ends;
  return figure(
    {
      marginLeft: 24 + Math.max(36, ...[bottom, top].map((y) => textWidth(scale.tickLabel(y)))),
      marginRight: names.room,
      insetRight: 14,
      x: { label: xLabel, ...below, ...ticks },
      y: { label: yLabel, ...scale.options },
      marks: [
        shade === undefined ? null : shaded(shade, lines, reference),
        logarithmic ? null : ruleY([0].filter((y) => y >= bottom)),
        reference === undefined ? null : ruleY([reference.value], { strokeDasharray: "2 4", strokeWidth: 2 }),
        ...rows.map(({ points, series }) =>
          line(points, {
            x: "x",
            y: ({ y }) => (drawable(y) ? y : NaN),
            stroke: color({ series }),
            strokeWidth: size.line,
            strokeDasharray: dashes[series % dashes.length],
          }),
        ),
        ...names.marks,
        dot(
          distinct(dots, ({ x, y }) => [(x / (last - first || 1)) * 1000, scale.share(y) * 600]),
          { x: "x", y: "y", fill: color, symbol, r: size.dot - 1, stroke: "white" },
        ),
        dot(edge, { x: "x", y: ({ y }) => clamped(y), fill: color, symbol: "triangle", r: size.dot }),
        text(edge.slice(0, 12), {
          x: "x",
          y: ({ y }) => clamped(y),
          text: ({ y }) => numberLabel(y),
          dy: -16,
          fontWeight: "bold",
          ...halo,
        }),
        ...markedPoints(spots, [...lines.map(({ points }) => points), ...rules], (y) => scale.share(y) > 0.9),
      ],
    },
    {
      ...others,
      description:
        description ?? `Lines of ${Object.keys(series).slice(0, 20).join(", ")} against ${xLabel}.`,
    },
  );
}
