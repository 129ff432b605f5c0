import { axisX, barY, line, type MarkOptions, ruleY, text, tickY } from "@observablehq/plot";
import { assertRecord, describe, isArray } from "../arguments.js";
import { assertFinite } from "./assertFinite.js";
import { barPixels, merged } from "./bars.js";
import { extent } from "./extent.js";
import { type Figure, figure, paper, type Variation } from "./figure.js";
import { dashes, halo, meaning, size } from "./grammar.js";
import { byName, finiteNumber, fromZero, type Kind, listOf } from "./kinds.js";
import { listed, numberLabel } from "./labels.js";
import { bandAxis, namesDown } from "./names.js";
import { optionsOf } from "./options.js";
import { spread } from "./spread.js";
import { boldWidth } from "./textWidth.js";

const bound: Kind = (value, name) =>
  (isArray(value) ? listOf(finiteNumber, "numbers") : finiteNumber)(value, name);
type Bounds = Readonly<Record<string, number | readonly number[]>>;

/**
 * Upright bars of values, with bounds that hold for all of them or for each: a code's mean length between the entropy H
 * and H + 1/n.
 *
 * @param values - by name: `{ "1": 1, "2": 0.645 }`, or an array for bars named 1, 2, 3, …
 * @param options.bounds - by name, a number, or one for each bar; drawn as a line named at its end, across the picture if it holds for all
 * @param options.fill - the colour of the bars
 * @param options.valueText - how a value is written on its bar
 * @throws {TypeError} if a value or a bound is not a number
 * @throws {RangeError} if there are no values, one is not finite, or there are too few or too many bounds
 * @example barChart({ a: 1, b: 2 }).ariaDescription // "Bars: a 1, b 2."
 */
export function barChart(
  values: Readonly<Record<string, number>> | ArrayLike<number>,
  options: Variation & { bounds?: Bounds; fill?: string; valueText?: (value: number) => string } = {},
): Figure {
  const {
    bounds = {},
    fill = meaning.truth,
    valueText = numberLabel,
    xLabel,
    yLabel = "value",
    description,
    ...others
  } = optionsOf(options, { bounds: byName(bound, "{ H: 0.5 }"), y: fromZero });
  const { names, heights } = assertBars(values);
  const rows = merged(heights);
  const limits = Object.entries(bounds).map(([name, bound]) => {
    const at = typeof bound === "number" ? heights.map(() => bound) : bound;
    if (at.length !== heights.length)
      throw new RangeError(
        `bounds[${describe(name)}] has length ${at.length}, not ${heights.length}: give one number for each bar, or one for all`,
      );
    return { name, level: typeof bound === "number", points: rows.map(({ i }) => ({ i, y: at[i] })) };
  });
  const all = [0, ...heights, ...limits.flatMap(({ points }) => points.map(({ y }) => y))];
  const [lowest, highest] = extent(all);
  const room = (highest - lowest || 1) / 12;
  const [bottom, top] = [lowest < 0 ? lowest - room : 0, highest + room];
  const beside = namesDown(limits.map(({ name }) => name));
  const places = spread(
    limits.map(({ points }) => (points[points.length - 1].y - bottom) / (top - bottom)),
    0.078,
  );
  const axis = bandAxis(names, rows, barPixels - beside.width, xLabel);
  const fits = rows.every(
    ({ value }) => boldWidth(valueText(value)) < (barPixels - beside.width) / rows.length,
  );
  const across = ({ level, points }: (typeof limits)[number], look: MarkOptions) => {
    if (level) return ruleY([points[0].y], look);
    return (rows.length === 1 ? tickY : line)(points, { x: "i", y: "y", ...look }); // a line of one point is nothing
  };
  return figure(
    {
      height: paper.height + axis.room,
      marginBottom: paper.marginBottom + axis.room,
      marginRight: limits.length === 0 ? paper.marginRight : 20 + beside.width,
      x: { type: "band", label: null, padding: rows.length > 100 ? 0 : 0.25 },
      y: { label: yLabel, domain: [bottom, top], ticks: 5, grid: true },
      marks: [
        barY(rows, { x: "i", y: "value", fill }),
        ruleY([0]),
        ...limits.map((limit) =>
          across(limit, { stroke: "white", strokeWidth: size.halo, strokeOpacity: 0.8 }),
        ),
        ...limits.map((limit, k) =>
          across(limit, {
            stroke: "black",
            strokeWidth: size.line - 1,
            strokeDasharray: dashes[1 + (k % 4)],
          }),
        ),
        ...[-1, 1].map((sign) =>
          text(fits ? rows.filter(({ value }) => value < 0 === sign < 0) : [], {
            x: "i",
            y: "value",
            text: ({ value }) => valueText(value),
            dy: -12 * sign,
            fontWeight: "bold",
            ...halo,
          }),
        ),
        text(limits, {
          frameAnchor: "right",
          y: (_, k) => bottom + places[k] * (top - bottom),
          text: (_, k) => beside.names[k],
          textAnchor: "start",
          dx: 8,
        }),
        axisX(axis.options),
      ],
    },
    {
      ...others,
      description:
        description ?? `Bars: ${listed(names, (name, i) => `${name} ${numberLabel(heights[i])}`)}.`,
    },
  );
}

/** Values and the names they go by; throws on what is no height of a bar. */
export function assertBars(values: Readonly<Record<string, number>> | ArrayLike<number>) {
  assertRecord(values, "values", "{ a: 1 }");
  const given: readonly [string, unknown][] = isArray(values)
    ? Array.from(values, (value, i) => [String(i + 1), value])
    : Object.entries(values);
  if (given.length === 0) throw new RangeError("there are no values: give one or more, such as { a: 1 }");
  for (const [name, value] of given) assertFinite(value, describe(name));
  return { names: given.map(([name]) => name), heights: given.map(([, value]) => Number(value)) };
}
