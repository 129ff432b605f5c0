import { axisY, barX, ruleX, text } from "@observablehq/plot";
import { assertBars } from "./barChart.js";
import { extent } from "./extent.js";
import { below, type Figure, figure, type Variation } from "./figure.js";
import { halo, meaning } from "./grammar.js";
import { fromZero } from "./kinds.js";
import { listed, numberLabel } from "./labels.js";
import { longest, namesDown } from "./names.js";
import { optionsOf } from "./options.js";
import { shortened, textWidth } from "./textWidth.js";

/**
 * Values as lying bars, each with its name and number, the largest first; of very many, the forty largest.
 *
 * @param values - by name: `{ outlook: 0.247, wind: 0.048 }`, or an array for bars named 1, 2, 3, …
 * @param options.fill - the colour of the bars
 * @param options.valueText - how a value is written at the end of its bar
 * @throws {RangeError} if there are no values, or one is not finite
 * @example rankedBars({ a: 1, b: 2 }).ariaDescription // "Bars, the largest first: b 2, a 1."
 */
export function rankedBars(
  values: Readonly<Record<string, number>> | ArrayLike<number>,
  options: Variation & { fill?: string; valueText?: (value: number) => string } = {},
): Figure {
  const {
    fill = meaning.truth,
    valueText = numberLabel,
    xLabel = "value",
    yLabel: _y,
    description,
    ...others
  } = optionsOf(options, { x: fromZero });
  const { names, heights } = assertBars(values);
  const ranked = heights.map((value, i) => ({ name: names[i], value })).sort((a, b) => b.value - a.value);
  const rows = ranked
    .slice(0, 40)
    .map((row, i) => ({ ...row, i, text: shortened(valueText(row.value), longest) }));
  const beside = namesDown(rows.map(({ name }) => name));
  const tallest = beside.names.reduce((most, name) => Math.max(most, name.split("\n").length), 1);
  const [left, right] = extent([0, ...heights]);
  return figure(
    {
      height: 70 + (22 + 18 * tallest) * rows.length,
      marginTop: 10,
      marginLeft: 16 + beside.width,
      marginRight: 14 + extent(rows.map(({ text }) => textWidth(text)))[1],
      x: { label: xLabel, ...below, domain: [left, right === left ? left + 1 : right], ticks: 5, grid: true },
      y: { type: "band", label: null, padding: 0.25 },
      marks: [
        barX(rows, { y: "i", x: "value", fill }),
        ruleX([0]),
        text(rows, {
          y: "i",
          x: ({ value }) => Math.max(0, value),
          text: "text",
          textAnchor: "start",
          dx: 6,
          fontWeight: "bold",
          ...halo,
        }),
        axisY({ label: null, tickSize: 0, tickFormat: (i: number) => beside.names[i] }),
      ],
    },
    {
      ...others,
      description:
        description ??
        `Bars, the largest first: ${listed(ranked, ({ name, value }) => `${name} ${numberLabel(value)}`)}.`,
    },
  );
}
