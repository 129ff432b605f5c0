import { dot, line, ruleX, ruleY, text } from "@observablehq/plot";
import { assertProbability } from "../distribution.js";
import { klDivergence } from "../divergence.js";
import type { Unit } from "../unit.js";
import { type PointLabel, probabilities } from "./curve.js";
import { below, blue, type Figure, orange, paper, type Texts } from "./figure.js";
import { amountLabel, unitName } from "./labels.js";

/** Room above the picture for the two amounts. */
const legendHeight = 56;

/** D(p ‖ q) and D(q ‖ p) of the coins p and q, for each of the `coins` q. */
export function binaryDivergenceRows(coins: readonly number[], p: number, base: number) {
  return coins.map((x) => ({
    x,
    forward: klDivergence([p, 1 - p], [x, 1 - x], { base }),
    reverse: klDivergence([x, 1 - x], [p, 1 - p], { base }),
  }));
}

/**
 * The two divergences between a coin p and a coin q, D(p ‖ q) and D(q ‖ p), against q, with one q marked. Both are 0
 * where q is p, and only there; elsewhere they differ, except where q is 1 − p.
 *
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.p - the probability that stays
 * @param options.q - the marked probability
 * @param options.forwardLabel - the name of D(p ‖ q)
 * @param options.reverseLabel - the name of D(q ‖ p)
 * @param options.pointLabel - how a divergence at the marked q is written, from q and its value
 * @throws {RangeError} if `p` or `q` is not in [0, 1]
 * @example binaryDivergenceCurves({ base: Math.E, p: 0.3, q: 0.7 }).y?.label // "divergence (nats)"
 */
export function binaryDivergenceCurves({
  base = 2,
  p = 0.3,
  q = 0.8,
  forwardLabel = "D(p‖q)",
  reverseLabel = "D(q‖p)",
  pointLabel = (_q, value) => amountLabel(value, base),
  xLabel = "probability q",
  yLabel = `divergence (${unitName(base)})`,
  description,
  title,
  caption,
}: Texts &
  Unit & {
    p?: number;
    q?: number;
    forwardLabel?: string;
    reverseLabel?: string;
    pointLabel?: PointLabel;
  } = {}): Figure {
  assertProbability(p, "p");
  assertProbability(q, "q");
  const rows = binaryDivergenceRows(probabilities(0.01, 0.99), p, base);
  const [marked] = binaryDivergenceRows([q], p, base);
  const top = Math.max(...rows.flatMap(({ forward, reverse }) => [forward, reverse]).filter(Number.isFinite));
  const place = (value: number) => (value === Infinity ? top : value);
  const curves = [
    { key: "forward", name: forwardLabel, color: blue, symbol: "circle", dashes: "" },
    { key: "reverse", name: reverseLabel, color: orange, symbol: "square", dashes: "9 4" },
  ] as const;
  const amounts = curves.map(({ key, name }) => `${name} = ${pointLabel(q, marked[key])}`);
  return {
    ...paper,
    height: paper.height + legendHeight,
    marginTop: paper.marginTop + legendHeight,
    title,
    caption,
    ariaDescription:
      description ??
      `D(p‖q) and D(q‖p) against q, for p = ${p}; both are 0 at q = p. At q = ${q}: ${amounts.join(", ")}.`,
    insetLeft: 12,
    insetRight: 12,
    x: { label: xLabel, ...below, domain: [0, 1], ticks: 5 },
    y: { label: yLabel, ticks: 6, grid: true, domain: [0, top] },
    marks: [
      ruleY([0]),
      ruleX([p], { strokeDasharray: "2 4", strokeWidth: 2 }),
      text([p], { x: Number, frameAnchor: "top", text: () => "p", dy: -20 }),
      curves.map(({ key, color, dashes }) =>
        line(rows, { x: "x", y: key, stroke: color, strokeWidth: 3, strokeDasharray: dashes }),
      ),
      ruleX([q], { strokeOpacity: 0.4 }),
      curves.map(({ key, color, symbol }, i) => [
        dot([marked], { x: "x", y: place(marked[key]), r: 6, fill: color, stroke: "black", symbol }),
        dot([0], {
          frameAnchor: "top-left",
          dx: 12,
          dy: 26 * i - legendHeight - 4,
          r: 6,
          fill: color,
          stroke: "black",
          symbol,
        }),
        text([amounts[i]], {
          text: String,
          frameAnchor: "top-left",
          dx: 26,
          dy: 26 * i - legendHeight - 12,
        }),
      ]),
    ],
  };
}
