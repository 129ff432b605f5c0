import { dot, line, link, ruleY, text } from "@observablehq/plot";
import { assertNumber } from "../arguments.js";
import { below, colors, type Figure, paper, type Texts } from "./figure.js";
import { numberLabel, textWidth } from "./labels.js";
import { type Series, seriesRows } from "./series.js";
import { spread } from "./spread.js";

const dashes = ["", "9 4", "3 3", "12 4 3 4", "6 6"];
const symbols = ["circle", "square", "triangle", "diamond2", "star", "wye"] as const;

/**
 * Quantities over steps, such as losses during training: one line each, told apart by colour, dashes and symbols,
 * and named, beside its symbol, where it ends. Values at ±Infinity stand on the edge of the picture, as do zeros
 * on a logarithmic scale.
 *
 * @param series - values by name: `{ "cross entropy": [...], "squared error": [...] }`
 * @param options.steps - where the values stand; 0, 1, 2, … unless told
 * @param options.logarithmic - whether the scale of the values is logarithmic
 * @param options.reference - a value to compare with, drawn as a named rule
 * @throws {TypeError} if a value or a step is not a number
 * @throws {RangeError} if a series is empty, holds NaN, or is negative on a logarithmic scale; or if `reference` cannot be drawn
 * @example lineChart({ loss: [3, 2, 1] }, { yLabel: "loss (nats)" }).y?.label // "loss (nats)"
 */
export function lineChart(
  series: Series,
  {
    steps,
    logarithmic = false,
    reference,
    xLabel = "step",
    yLabel = "value",
    description = `Lines of ${Object.keys(series).join(", ")} against ${xLabel}.`,
    title,
    caption,
  }: Texts & {
    steps?: ArrayLike<number> | undefined;
    logarithmic?: boolean;
    reference?: { value: number; label: string } | undefined;
  } = {},
): Figure {
  const lines = seriesRows(series, steps, logarithmic);
  const drawable = (y: number) => Number.isFinite(y) && !(logarithmic && y <= 0);
  if (reference !== undefined) {
    assertNumber(reference.value, "reference.value");
    if (!drawable(reference.value)) {
      const remedy = logarithmic ? "give a positive number for a logarithmic scale" : "give a finite number";
      throw new RangeError(`reference.value is ${reference.value}: ${remedy}`);
    }
  }
  const points = lines.flatMap((one) => one.points);
  const heights = [...points.map(({ y }) => y), ...(reference ? [reference.value] : [])].filter(drawable);
  const [low, high] = heights.length === 0 ? [0.1, 1] : [Math.min(...heights), Math.max(...heights)];
  const bottom = logarithmic ? low : Math.min(0, low);
  const top = high > bottom ? high : bottom + 1;
  const first = Math.min(...points.map(({ x }) => x));
  const last = Math.max(...points.map(({ x }) => x));
  const whole = points.every(({ x }) => Number.isInteger(x));

  const decimals = Math.min(12, Math.max(0, Math.ceil(-Math.log10((top - bottom) / 6))));
  const tickLabel = (y: number) =>
    y.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

  // Names stand right of the lines, moved apart where they would overlap.
  const share = (y: number) =>
    logarithmic ? Math.log(y / bottom) / Math.log(top / bottom) : (y - bottom) / (top - bottom);
  const height = (share: number) =>
    logarithmic ? bottom * (top / bottom) ** share : bottom + share * (top - bottom);
  const ends = lines.map(({ name, points }, series) => {
    const { x, y } = points[points.length - 1];
    return { name, series, x, y: drawable(y) ? y : y > 0 ? top : bottom };
  });
  const names =
    reference === undefined
      ? ends
      : [...ends, { name: reference.label, series: -1, x: last, y: reference.value }];
  const places = spread(
    names.map(({ y }) => share(y)),
    0.078,
  );
  const beside = last + (last - first || 1) * 0.035;
  const edge = lines.flatMap(({ points }, series) =>
    points
      .filter(({ y }, i) => !drawable(y) && points[i - 1]?.y !== y)
      .map((point) => ({ ...point, series })),
  );

  const color = ({ series }: { series: number }) => colors[series % colors.length];
  const symbol = ({ series }: { series: number }) => symbols[series % symbols.length];
  const few = lines.every((one) => one.points.length <= 12);
  return {
    ...paper,
    marginLeft:
      24 + Math.max(36, ...(logarithmic ? [56] : [bottom, top].map((y) => textWidth(tickLabel(y))))),
    marginRight: 26 + Math.max(...names.map(({ name }) => textWidth(name))),
    insetRight: 14,
    title,
    caption,
    ariaDescription: description,
    x: {
      label: xLabel,
      ...below,
      ticks: whole ? Math.min(6, Math.max(1, last - first)) : 6,
    },
    y: {
      label: yLabel,
      domain: [bottom, top],
      nice: !logarithmic,
      ticks: 6,
      grid: true,
      ...(logarithmic ? { type: "log", tickFormat: numberLabel } : {}),
    },
    marks: [
      logarithmic ? null : ruleY([0]),
      reference === undefined ? null : ruleY([reference.value], { strokeDasharray: "2 4", strokeWidth: 2 }),
      ...lines.map(({ points }, series) =>
        line(points, {
          x: "x",
          y: ({ y }) => (drawable(y) ? y : NaN),
          stroke: color({ series }),
          strokeWidth: 3,
          strokeDasharray: dashes[series % dashes.length],
        }),
      ),
      link(
        names.filter(({ series, y }, i) => series >= 0 || places[i] !== share(y)),
        {
          x1: "x",
          y1: "y",
          x2: beside,
          y2: (name) => height(places[names.indexOf(name)]),
          stroke: (name) => (name.series < 0 ? "black" : color(name)),
          strokeWidth: 1.5,
        },
      ),
      lines.length === 1
        ? null
        : dot(ends, {
            x: beside,
            y: ({ series }) => height(places[series]),
            fill: color,
            symbol,
            r: 5,
            dx: 8,
          }),
      dot(
        few
          ? lines.flatMap(({ points }, series) =>
              points.filter(({ y }) => drawable(y)).map((point) => ({ ...point, series })),
            )
          : ends,
        { x: "x", y: "y", fill: color, symbol, r: 5, stroke: "white" },
      ),
      dot(edge, { x: "x", y: ({ y }) => (y > 0 ? top : bottom), fill: color, symbol: "triangle", r: 6 }),
      text(edge, {
        x: "x",
        y: ({ y }) => (y > 0 ? top : bottom),
        text: ({ y }) => numberLabel(y),
        dy: -16,
        fontWeight: "bold",
      }),
      text(names, { x: beside, y: (_, i) => height(places[i]), text: "name", textAnchor: "start", dx: 20 }),
    ],
  };
}
