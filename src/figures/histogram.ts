import { rectY, ruleY } from "@observablehq/plot";
import { assertList, assertNumber } from "../arguments.js";
import { assertFinite } from "./assertFinite.js";
import { extent } from "./extent.js";
import { below, type Figure, figure, type Variation } from "./figure.js";
import { meaning } from "./grammar.js";
import { fromZero, later, pair } from "./kinds.js";
import { numberLabel } from "./labels.js";
import { optionsOf } from "./options.js";

/** How many of the values lie in each of `bins` equal intervals from the least to the largest, or of those in `range`. */
export function histogramRows(values: ArrayLike<number>, bins: number, range?: readonly [number, number]) {
  const [low, high] = range ?? extent(Array.from(values));
  const span = high - low || 1;
  const width = span < Infinity ? span / bins || Number.MIN_VALUE : high / bins - low / bins;
  const rows = Array.from({ length: bins }, (_, k) => ({
    x1: low + k * width,
    x2: low + (k + 1) * width,
    count: 0,
  }));
  for (const value of Array.from(values)) {
    if (value >= low && value <= high) rows[Math.min(bins - 1, Math.floor((value - low) / width))].count++;
  }
  return rows;
}

/**
 * How values are spread: for each of equal intervals, how many lie in it.
 *
 * @param options.bins - how many intervals
 * @param options.range - from where to where; from the least value to the largest unless told
 * @param options.fill - the colour: that of data unless told
 * @throws {RangeError} if there are no values, one is not finite, or `bins` is not between 1 and 1000
 * @example histogram([0, 1, 1, 4], { bins: 2 }).ariaDescription // "How many of 4 values lie in each of 2 intervals from 0 to 4; most, 3, from 0 to 2."
 */
export function histogram(
  values: ArrayLike<number>,
  options: Variation & { bins?: number; range?: readonly [number, number]; fill?: string } = {},
): Figure {
  const {
    bins = 30,
    range,
    fill = meaning.data,
    xLabel = "value",
    yLabel = "how many",
    description,
    ...others
  } = optionsOf(options, { bins: later, range: pair, y: fromZero });
  assertList(values, "values", "numbers");
  for (let i = 0; i < values.length; i++) {
    assertFinite(values[i], `values[${i}]`);
  }
  assertNumber(bins, "bins");
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= 1000))
    throw new RangeError(`bins is ${bins}: give a whole number from 1 to 1000`);
  if (range !== undefined && !(range[0] < range[1]))
    throw new RangeError(`range is [${range.join(", ")}]: give two numbers, the smaller first`);
  const rows = histogramRows(values, bins, range);
  const most = rows.reduce((most, row) => (row.count > most.count ? row : most));
  return figure(
    {
      marginLeft: 70,
      x: { label: xLabel, ...below, ticks: 7 },
      y: { label: yLabel, ticks: 5, grid: true, ...(most.count === 0 ? { domain: [0, 1] } : {}) },
      marks: [rectY(rows, { x1: "x1", x2: "x2", y: "count", fill, inset: bins > 100 ? 0 : 0.5 }), ruleY([0])],
    },
    {
      ...others,
      description:
        description ??
        `How many of ${values.length} values lie in each of ${bins} intervals from ${numberLabel(rows[0].x1)} to ${numberLabel(rows[bins - 1].x2)}; most, ${most.count}, from ${numberLabel(most.x1)} to ${numberLabel(most.x2)}.`,
    },
  );
}
