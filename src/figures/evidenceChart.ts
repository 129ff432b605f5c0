import { dot, line, ruleY, text } from "@observablehq/plot";
import { assertArray, describe } from "../arguments.js";
import type { Distribution } from "../distribution.js";
import { klDivergence } from "../divergence.js";
import { surprisal } from "../entropy.js";
import type { Unit } from "../unit.js";
import { extent } from "./extent.js";
import { below, type Figure, figure, type Variation } from "./figure.js";
import { halo, meaning, size } from "./grammar.js";
import { fields, finiteNumber, plainText, wording } from "./kinds.js";
import { amountLabel, numberLabel, unitName } from "./labels.js";
import { namesDown } from "./names.js";
import { optionsOf } from "./options.js";
import { spread } from "./spread.js";
import { thinned } from "./thinned.js";

/** The evidence for p and against q after each of the observed outcomes: Σ log(p / q), from 0 before the first. */
export function evidenceRows(outcomes: readonly number[], p: Distribution, q: Distribution, base: number) {
  let y = 0;
  return [0, ...outcomes.map((_, i) => i + 1)].map((x) => {
    if (x > 0) y += surprisal(q[outcomes[x - 1]], { base }) - surprisal(p[outcomes[x - 1]], { base });
    return { x, y };
  });
}

/**
 * Evidence as it comes in, outcome by outcome: each adds log(p/q), what it surprises q more than p. If p is true the sum
 * grows by D(p ‖ q) an outcome in the mean, which is the dashed line.
 *
 * @param outcomes - what was observed, as indices of `p` and `q`
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.length - how many outcomes the axis has room for, as many as there are unless told
 * @param options.evidenceLabel - the name of the sum, from its last value
 * @param options.slopeLabel - the name of the dashed line, from the divergence
 * @param options.decided - evidence that is enough, drawn as a rule with its label
 * @throws {RangeError} if `p` or `q` is not a distribution, an outcome is none of theirs, or one is impossible under both
 * @example evidenceChart([0, 0, 1], [0.5, 0.5], [0.25, 0.75]).ariaDescription // "Evidence for p against q in bits, after 0 to 3 outcomes: at the end 1.415; in the mean it grows by 0.208 an outcome."
 */
export function evidenceChart(
  outcomes: readonly number[],
  p: Distribution,
  q: Distribution,
  options: Variation &
    Unit & {
      length?: number;
      evidenceLabel?: (value: number) => string;
      slopeLabel?: (value: number) => string;
      decided?: { value: number; label: string };
    } = {},
): Figure {
  const {
    base = 2,
    length,
    evidenceLabel = (value: number) => amountLabel(value, base),
    slopeLabel = (value: number) => `D(p‖q) = ${numberLabel(value)} each`,
    decided,
    xLabel = "outcomes seen",
    yLabel = `evidence for p, Σ log(p/q) (${unitName(base)})`,
    description,
    ...others
  } = optionsOf(options, {
    length: finiteNumber, evidenceLabel: wording, slopeLabel: wording,
    decided: fields({ value: finiteNumber, label: plainText }, '{ value: 5, label: "enough" }'),
  }); // biome-ignore format: short
  const slope = klDivergence(p, q, { base });
  assertOutcomes(outcomes, p, q);
  const rows = evidenceRows(outcomes, p, q, base);
  const finite = rows.filter(({ y }) => Number.isFinite(y));
  const across: [number, number] = [0, Math.max(1, length ?? 1, outcomes.length)];
  const heights = [0, slope * across[1], ...rows.map(({ y }) => y), ...(decided ? [decided.value] : [])];
  const [low, high] = extent(heights.filter(Number.isFinite));
  const room = (high - low || 1) / 20;
  const last = rows[rows.length - 1];
  const [bottom, top] = [low - room, high + room];
  const expected = Math.min(slope * across[1], top);
  const ends = [
    { text: evidenceLabel(last.y), x: last.x, y: Math.max(bottom, Math.min(top, last.y)), fill: "black" },
    { text: slopeLabel(slope), x: across[1], y: expected, fill: meaning.waste },
  ];
  const names = namesDown(ends.map(({ text }) => text));
  const places = spread(
    ends.map(({ y }) => (y - bottom) / (top - bottom)),
    0.1 * Math.max(...names.names.map((name) => name.split("\n").length)),
  );
  return figure(
    {
      marginRight: 30 + names.width,
      x: { label: xLabel, ...below, domain: across, ticks: Math.min(6, across[1]) },
      y: { label: yLabel, domain: [bottom, top], ticks: 6, grid: true },
      marks: [
        ruleY([0]),
        decided && [
          ruleY([decided.value], { strokeDasharray: "2 4", strokeWidth: 2 }),
          text([decided.label], {
            x: () => 0,
            y: () => decided.value,
            text: String,
            textAnchor: "start",
            dx: 6,
            dy: -11,
            ...halo,
          }),
        ],
        line([[0, 0], ...(slope < Infinity ? [] : [[0, top]]), [across[1], expected]] as const, { stroke: meaning.waste, strokeWidth: size.line - 1, strokeDasharray: "9 4" }), // biome-ignore format: a line
        line(thinned(finite, across), { x: "x", y: "y", stroke: meaning.own, strokeWidth: size.line - 1 }),
        dot(finite.length <= 60 ? finite : [], { x: "x", y: "y", r: 2.5, fill: meaning.own }),
        dot([ends[0]], {
          x: "x",
          y: "y",
          r: size.dot,
          fill: meaning.own,
          stroke: "white",
          symbol: Number.isFinite(last.y) ? "circle" : "triangle",
        }),
        text(ends, {
          x: "x",
          y: (_, i) => bottom + places[i] * (top - bottom),
          text: (_, i) => names.names[i],
          fill: "fill",
          textAnchor: "start",
          dx: 14,
          fontWeight: "bold",
          stroke: "white",
          strokeWidth: size.halo,
        }),
      ],
    },
    {
      ...others,
      description:
        description ??
        `Evidence for p against q in ${unitName(base)}, after 0 to ${outcomes.length} outcomes: at the end ${numberLabel(last.y)}; in the mean it grows by ${numberLabel(slope)} an outcome.`,
    },
  );
}

function assertOutcomes(outcomes: readonly number[], p: Distribution, q: Distribution): void {
  assertArray(outcomes, "outcomes", "indices");
  for (const [i, outcome] of outcomes.entries()) {
    if (!(Number.isInteger(outcome) && outcome >= 0 && outcome < p.length))
      throw new RangeError(
        `outcomes[${i}] is ${describe(outcome)}: give the index of an outcome, from 0 to ${p.length - 1}`,
      );
    if (p[outcome] === 0 && q[outcome] === 0)
      throw new RangeError(`outcomes[${i}] is ${outcome}, which neither p nor q allows: it is no evidence`);
  }
  if (outcomes.some((outcome) => p[outcome] === 0) && outcomes.some((outcome) => q[outcome] === 0))
    throw new RangeError("the outcomes rule out both p and q: give outcomes that one of them allows");
}
