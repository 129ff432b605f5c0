import { axisY, barX, ruleX, text } from "@observablehq/plot";
import { assertList } from "../arguments.js";
import { assertProbability } from "../distribution.js";
import { surprisal } from "../entropy.js";
import type { Unit } from "../unit.js";
import { extent } from "./extent.js";
import { type Figure, figure, type Variation } from "./figure.js";
import { colors, halo, meaning, size } from "./grammar.js";
import { listed, numberLabel, unitName } from "./labels.js";
import { namesDown } from "./names.js";

/** The mean surprisal and the mean squared error of each forecaster, whose forecasts are chances that the event happens. */
export function scoreTable(
  forecasts: Readonly<Record<string, readonly number[]>>,
  happened: readonly number[],
  base: number,
) {
  return Object.entries(forecasts).map(([name, chances], i) => {
    const mean = (price: (q: number) => number) =>
      happened.reduce((total, yes, day) => total + price(yes === 1 ? chances[day] : 1 - chances[day]), 0) /
      happened.length;
    return { i, name, surprise: mean((q) => surprisal(q, { base })), squared: mean((q) => (1 - q) ** 2) };
  });
}

/**
 * Forecasters compared by two prices, side by side: the mean of −log q, in which one certain mistake costs everything,
 * and the mean squared error.
 *
 * @param forecasts - for each forecaster the chances given, forecast by forecast, that the event happens
 * @param happened - for each forecast 1 if the event happened and 0 if not
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.logLabel - what the bars on the left are
 * @param options.squaredLabel - what the bars on the right are
 * @throws {RangeError} if a chance is not in [0, 1], lengths differ, or `happened` holds other than 0 and 1
 * @example scoreBars({ you: [1] }, [1]).ariaDescription // "Mean price of each forecaster in bits and in squared error: you 0 and 0."
 */
export function scoreBars(
  forecasts: Readonly<Record<string, readonly number[]>>,
  happened: readonly number[],
  {
    base = 2,
    logLabel = `mean of −log q (${unitName(base)})`,
    squaredLabel = "mean squared error",
    xLabel: _x,
    yLabel: _y,
    description,
    ...options
  }: Variation & Unit & { logLabel?: string; squaredLabel?: string } = {},
): Figure {
  assertForecasts(forecasts, happened);
  const table = scoreTable(forecasts, happened, base);
  const panels = [
    { panel: 0, key: "surprise", name: logLabel, fill: meaning.truth },
    { panel: 1, key: "squared", name: squaredLabel, fill: colors[2] },
  ] as const;
  const bars = panels.flatMap(({ panel, key, fill }) => {
    const highest = extent(table.map((row) => row[key]).filter(Number.isFinite))[1];
    const scale = highest > 0 ? highest : 1;
    return table.map((row) => ({
      panel,
      i: row.i,
      value: row[key],
      share: Math.min(row[key] / scale, 1.15),
      fill,
    }));
  });
  const beside = namesDown(table.map(({ name }) => name));
  return figure(
    {
      height: 90 + 44 * table.length,
      marginTop: 60,
      marginBottom: 20,
      marginLeft: 16 + beside.width,
      fx: { label: null, axis: null, padding: 0.12 },
      x: { axis: null, domain: [0, 1.45] },
      y: { type: "band", label: null, padding: 0.25 },
      marks: [
        panels.map(({ panel, name }) =>
          text([name], {
            fx: () => panel,
            text: String,
            frameAnchor: "top-left",
            dy: -34,
            fontWeight: "bold",
          }),
        ),
        barX(bars, {
          fx: "panel",
          y: "i",
          x: "share",
          fill: "fill",
          fillOpacity: ({ value }) => (value === Infinity ? 0.5 : 1),
        }),
        ruleX([0]),
        text(bars, {
          fx: "panel",
          y: "i",
          x: "share",
          text: ({ value }) => numberLabel(value),
          textAnchor: "start",
          dx: 6,
          fontSize: size.text,
          ...halo,
        }),
        axisY({ label: null, tickSize: 0, tickFormat: (i: number) => beside.names[i] }),
      ],
    },
    {
      ...options,
      description:
        description ??
        `Mean price of each forecaster in ${unitName(base)} and in squared error: ${listed(table, ({ name, surprise, squared }) => `${name} ${numberLabel(surprise)} and ${numberLabel(squared)}`)}.`,
    },
  );
}

function assertForecasts(
  forecasts: Readonly<Record<string, readonly number[]>>,
  happened: readonly number[],
): void {
  assertList(happened, "happened", "0 and 1");
  for (const [day, yes] of happened.entries()) {
    if (yes !== 0 && yes !== 1)
      throw new RangeError(`happened[${day}] is ${String(yes)}: give 1 if it happened and 0 if not`);
  }
  if (Object.keys(forecasts).length === 0)
    throw new RangeError("there are no forecasts: give one or more, such as { you: [0.7] }");
  for (const [name, chances] of Object.entries(forecasts)) {
    assertList(chances, `"${name}"`, "chances");
    if (chances.length !== happened.length)
      throw new RangeError(
        `"${name}" has length ${chances.length}, not ${happened.length}: give one chance for each forecast`,
      );
    for (const [day, q] of chances.entries()) assertProbability(q, `"${name}"[${day}]`);
  }
}
