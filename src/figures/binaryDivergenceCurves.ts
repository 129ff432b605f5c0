import { dot, line, ruleX, ruleY, text } from "@observablehq/plot";
import { klDivergence } from "../divergence.js";
import type { Unit } from "../unit.js";
import { type PointLabel, probabilities } from "./curve.js";
import { extent } from "./extent.js";
import { below, type Figure, figure, paper, type Variation } from "./figure.js";
import { meaning, size } from "./grammar.js";
import { plainText, probability } from "./kinds.js";
import { amountLabel, unitName } from "./labels.js";
import { legend } from "./legend.js";
import { optionsOf } from "./options.js";

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
export function binaryDivergenceCurves(
  options: Variation &
    Unit & {
      p?: number;
      q?: number;
      forwardLabel?: string;
      reverseLabel?: string;
      pointLabel?: PointLabel;
    } = {},
): Figure {
  const {
    base = 2,
    p = 0.3,
    q = 0.8,
    forwardLabel = "D(p‖q)",
    reverseLabel = "D(q‖p)",
    pointLabel = (_q: number, value: number) => amountLabel(value, base),
    xLabel = "probability q",
    yLabel = `divergence (${unitName(base)})`,
    description,
    ...others
  } = optionsOf(options, {
    p: probability,
    q: probability,
    forwardLabel: plainText,
    reverseLabel: plainText,
  });
  const rows = binaryDivergenceRows(probabilities(0.01, 0.99), p, base);
  const [marked] = binaryDivergenceRows([q], p, base);
  const finite = rows.flatMap(({ forward, reverse }) => [forward, reverse]).filter(Number.isFinite);
  const top = extent(finite)[1];
  const curves = [
    { key: "forward", name: forwardLabel, fill: meaning.truth, symbol: "circle", dashes: "" },
    { key: "reverse", name: reverseLabel, fill: meaning.prediction, symbol: "square", dashes: "9 4" },
  ] as const;
  const amounts = curves.map(({ key, name }) => `${name} = ${pointLabel(q, marked[key])}`);
  const above = legend(
    curves.map(({ fill, symbol }, i) => ({ name: amounts[i], fill, symbol })),
    { margins: size.width, above: 22 }, // one a line
  );
  return figure(
    {
      height: paper.height + above.height,
      marginTop: paper.marginTop + above.height,
      insetLeft: 12,
      insetRight: 12,
      x: { label: xLabel, ...below, domain: [0, 1], ticks: 5 },
      y: { label: yLabel, ticks: 6, grid: true, domain: [0, top] },
      marks: [
        ruleY([0]),
        ruleX([p], { strokeDasharray: "2 4", strokeWidth: 2 }),
        text([p], { x: Number, frameAnchor: "top", text: () => "p", dy: -20 }),
        curves.map(({ key, fill, dashes }) =>
          line(rows, { x: "x", y: key, stroke: fill, strokeWidth: size.line, strokeDasharray: dashes }),
        ),
        ruleX([q], { strokeOpacity: 0.4 }),
        curves.map(({ key, fill, symbol }) =>
          dot([marked], {
            x: "x",
            y: Math.min(marked[key], top),
            r: size.dot,
            fill,
            stroke: "black",
            symbol,
          }),
        ),
        above.marks,
      ],
    },
    {
      ...others,
      description:
        description ??
        `D(p‖q) and D(q‖p) against q, for p = ${p}; both are 0 at q = p. At q = ${q}: ${amounts.join(", ")}.`,
    },
  );
}
