import { areaY, dot, line, ruleX, ruleY, text } from "@observablehq/plot";
import { besidePoint } from "./besidePoint.js";
import { extent } from "./extent.js";
import { below, type Figure, figure, type Variation } from "./figure.js";
import { halo, hatch, meaning, size } from "./grammar.js";
import { fewOf, plainText, positive } from "./kinds.js";
import { listed, numberLabel } from "./labels.js";
import { measures } from "./measure.js";
import { namesDown } from "./names.js";
import { optionsOf } from "./options.js";

/** ln x and its tangent at 1, x − 1, at each of the `ratios`. */
export function gibbsRows(ratios: readonly number[]) {
  return ratios.map((x) => ({ x, logarithm: Math.log(x), tangent: x - 1 }));
}

/**
 * The logarithm under its tangent: ln x ≤ x − 1, with a touch at x = 1 alone. With x = q/p and weighted by p, this is
 * why D(p ‖ q) is never negative.
 *
 * @param options.ratios - where to measure how far they are apart, which is written where it has room
 * @param options.logLabel - the name of the logarithm
 * @param options.tangentLabel - the name of the tangent
 * @param options.touchLabel - the text where they touch
 * @throws {RangeError} if one of the `ratios` is not positive and finite
 * @example gibbsTangent({ ratios: [0.25] }).ariaDescription // "The curve ln x lies under the line x − 1 and touches it at x = 1 alone; at 0.25 it lies 0.636 below."
 */
export function gibbsTangent(
  options: Variation & {
    ratios?: readonly number[];
    logLabel?: string;
    tangentLabel?: string;
    touchLabel?: string;
  } = {},
): Figure {
  const {
    ratios = [0.4, 2.5],
    logLabel = "ln x",
    tangentLabel = "x − 1",
    touchLabel = "x = 1",
    xLabel = "x = q / p",
    yLabel = "value",
    description,
    ...others
  } = optionsOf(options, {
    ratios: fewOf(positive, "positive numbers"),
    logLabel: plainText,
    tangentLabel: plainText,
    touchLabel: plainText,
  });
  const [low, high] = extent([0.1, 2, ...ratios, ...ratios.map((x) => 1.2 * x)]);
  const rows = gibbsRows(Array.from({ length: 121 }, (_, i) => low * (high / low) ** (i / 120)));
  const end = rows[rows.length - 1];
  const gaps = gibbsRows(ratios);
  const { box: _, ...touch } = besidePoint(touchLabel, "lower right", [0, 0]);
  const names = namesDown([tangentLabel, logLabel]);
  const name = { frameAnchor: "right", textAnchor: "start", dx: 8, fontWeight: "bold" } as const;
  return figure(
    {
      marginRight: Math.max(84, 20 + 1.1 * names.width), // bold is wider
      x: { label: xLabel, ...below, domain: [0, high], ticks: 6 },
      y: { label: yLabel, ticks: 6, grid: true },
      marks: [
        areaY(rows, { x: "x", y1: "logarithm", y2: "tangent", fill: hatch, fillOpacity: 0.45 }),
        ruleY([0]),
        ruleX([1], { strokeDasharray: "2 4", strokeOpacity: 0.5 }),
        line(rows, {
          x: "x",
          y: "tangent",
          stroke: "black",
          strokeWidth: size.line - 1,
          strokeDasharray: "9 4",
        }),
        line(rows, { x: "x", y: "logarithm", stroke: meaning.truth, strokeWidth: size.line }),
        text([names.names[0]], { y: () => end.tangent, text: String, ...name }),
        text([names.names[1]], { y: () => end.logarithm, text: String, fill: meaning.truth, ...name }),
        ...measures(
          gaps.map(({ x, logarithm, tangent }) => ({
            x,
            y1: logarithm,
            y2: tangent,
            label: numberLabel(tangent - logarithm),
            side: x < 1 ? "left" : "right",
          })),
          [
            rows.map(({ x, logarithm }) => ({ x, y: logarithm })),
            rows.map(({ x, tangent }) => ({ x, y: tangent })),
          ],
          [{ x: 1, y: 0, text: touchLabel, side: "lower right" }],
        ),
        dot([[1, 0]], { r: size.dot, fill: meaning.own, stroke: "white" }),
        text([touchLabel], {
          x: () => 1,
          y: () => 0,
          text: String,
          ...touch,
          fontWeight: "bold",
          ...halo,
        }),
      ],
    },
    {
      ...others,
      description:
        description ??
        `The curve ${logLabel} lies under the line ${tangentLabel} and touches it at x = 1 alone; ${listed(gaps, ({ x, logarithm, tangent }) => `at ${numberLabel(x)} it lies ${numberLabel(tangent - logarithm)} below`) || "elsewhere it lies below"}.`,
    },
  );
}
