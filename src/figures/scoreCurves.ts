import { dot, line, ruleY, text } from "@observablehq/plot";
import { surprisal } from "../entropy.js";
import type { Unit } from "../unit.js";
import { assertProbabilities, cut, probabilities } from "./curve.js";
import { below, type Figure, figure, paper, type Variation } from "./figure.js";
import { colors, halo, meaning, size } from "./grammar.js";
import { numberLabel, unitName } from "./labels.js";
import { legend } from "./legend.js";
import { textWidth } from "./textWidth.js";
import { distinct, uncrowded } from "./thinned.js";

/** What a forecast costs if the event, to which it gave this chance, happens: its surprisal, and its squared error. */
export function scoreRows(chances: readonly number[], base: number) {
  return chances.map((x) => ({ x, surprise: surprisal(x, { base }), squared: (1 - x) ** 2 }));
}

/**
 * Two prices of a forecast, against the chance q it gave to what then happened: −log q, which rises without bound, and the
 * squared error (1 − q)², which is never more than 1.
 *
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.chances - forecasts to mark on both curves
 * @param options.logLabel - the name of −log q
 * @param options.squaredLabel - the name of the squared error
 * @param options.top - the highest price shown
 * @throws {RangeError} if one of the `chances` is not in [0, 1]
 * @example scoreCurves({ chances: [0.5] }).ariaDescription // "Price of a forecast against the chance q of what happened: −log q rises without bound as q falls to 0, (1 − q)² to 1. At q = 0.5: 1 bits and 0.25."
 */
export function scoreCurves({
  base = 2,
  chances = [0.1, 0.9],
  logLabel = "−log q",
  squaredLabel = "(1 − q)²",
  top = 5 * surprisal(1 / 2, { base }),
  xLabel = "chance q given to what happened",
  yLabel = `price of the forecast (${unitName(base)}; squared error)`,
  description,
  ...options
}: Variation &
  Unit & {
    chances?: readonly number[];
    logLabel?: string;
    squaredLabel?: string;
    top?: number;
  } = {}): Figure {
  assertProbabilities(chances, "chances");
  const rows = scoreRows(probabilities(base ** -top, 1), base);
  const curves = [
    { key: "surprise", name: logLabel, stroke: meaning.truth, dashes: "" },
    { key: "squared", name: squaredLabel, stroke: colors[2], dashes: "9 4" },
  ] as const;
  const names = legend(
    curves.map(({ name, stroke, dashes }) => ({
      name,
      fill: stroke,
      line: { strokeWidth: size.line, strokeDasharray: dashes },
    })),
    { above: 18 },
  );
  const points = curves.flatMap(({ key, stroke }) =>
    scoreRows(chances, base).map((row) => ({ x: row.x, y: row[key], fill: stroke })),
  );
  const place = ({ y }: { y: number }) => Math.min(y, top);
  const pixel = (point: { x: number; y: number }) => [480 * point.x, 300 * (1 - place(point) / top)] as const;
  const dots = distinct(points, pixel);
  const label = ({ y }: { y: number }) => numberLabel(y);
  const labelled = uncrowded(dots, (point) => {
    const [x, y] = pixel(point);
    return { x: x + 10, y: y - 14, width: textWidth(label(point)) * 1.2, height: size.text };
  });
  return figure(
    {
      height: paper.height + names.height,
      marginTop: paper.marginTop + names.height,
      insetRight: 40,
      x: { label: xLabel, ...below, domain: [0, 1], ticks: 5 },
      y: { label: yLabel, domain: [0, top], ticks: 6, grid: true },
      marks: [
        ruleY([0], { x1: 0, x2: 1 }),
        curves.map(({ key, stroke, dashes }) =>
          line(
            cut(
              rows.map((row) => ({ x: row.x, y: row[key] })),
              top,
            ),
            { x: "x", y: "y", stroke, strokeWidth: size.line, strokeDasharray: dashes },
          ),
        ),
        dot(dots, {
          x: "x",
          y: place,
          r: size.dot,
          fill: "fill",
          stroke: "white",
          symbol: (point: { y: number }) => (point.y > top ? "triangle" : "circle"),
        }),
        text(labelled, {
          x: "x",
          y: place,
          text: label,
          dx: 10,
          dy: -14,
          textAnchor: "start",
          fontWeight: "bold",
          ...halo,
        }),
        ...names.marks,
      ],
    },
    {
      ...options,
      description:
        description ??
        `Price of a forecast against the chance q of what happened: ${logLabel} rises without bound as q falls to 0, ${squaredLabel} to 1. ${scoreRows(
          chances,
          base,
        )
          .map(
            ({ x, surprise, squared }) =>
              `At q = ${numberLabel(x)}: ${numberLabel(surprise)} ${unitName(base)} and ${numberLabel(squared)}.`,
          )
          .join(" ")}`,
    },
  );
}
