import { assertProbability } from "../distribution.js";
import { crossEntropy } from "../divergence.js";
import type { Unit } from "../unit.js";
import { assertProbabilities, curve, type Point, type PointLabel, probabilities } from "./curve.js";
import type { Figure, Texts } from "./figure.js";
import { numberLabel, unitName } from "./labels.js";

/** The cross entropy of the truth (label, 1 − label) and each prediction (q, 1 − q). */
export function binaryCrossEntropyRows(predictions: readonly number[], label: number, base: number): Point[] {
  return predictions.map((x) => ({ x, y: crossEntropy([label, 1 - label], [x, 1 - x], { base }) }));
}

/**
 * The cross entropy of a label and a predicted probability q of class 1, against q. It is least where q is the label.
 *
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.label - the true probability of class 1: 1, 0, or a soft label between them
 * @param options.predictions - predictions to mark on the curve; those the label rules out cost ∞
 * @param options.pointLabel - the text beside a prediction, from its probability and its cross entropy
 * @throws {RangeError} if `label` or a prediction is not in [0, 1]
 * @example binaryCrossEntropyCurve({ predictions: [0.1, 0.5, 0.9] }).y?.label // "cross entropy (bits)"
 */
export function binaryCrossEntropyCurve({
  base = 2,
  label = 1,
  predictions = [],
  pointLabel = (_q, value) => numberLabel(value),
  xLabel = "predicted probability q of class 1",
  yLabel = `cross entropy (${unitName(base)})`,
  description,
  ...texts
}: Texts &
  Unit & {
    label?: number;
    predictions?: readonly number[];
    pointLabel?: PointLabel;
  } = {}): Figure {
  assertProbability(label, "label");
  assertProbabilities(predictions, "predictions");
  const least = numberLabel(label);
  const low = Math.min(edge(label), ...predictions.filter((q) => q > 0));
  const high = Math.max(1 - edge(1 - label), ...predictions.filter((q) => q < 1));
  const drawn = probabilities(low, high);
  return curve(binaryCrossEntropyRows(drawn, label, base), binaryCrossEntropyRows(predictions, label, base), {
    ...texts,
    xLabel,
    yLabel,
    description:
      description ??
      `Cross entropy in ${unitName(base)} against the predicted probability q of class 1, for the label ${least}: least at q = ${least}.`,
    pointLabel,
    insetLeft: label === 0 ? 64 : 20,
    insetRight: label === 1 ? 64 : 20,
    side: ({ x, y }) => {
      if (y === 0) return x === 1 ? "right" : "left";
      if (x === label) return "above";
      return x < label ? "upper right" : "upper left";
    },
  });
}

/** How near to impossible a class of this weight is drawn: until it costs 7 bits. */
function edge(weight: number): number {
  return weight === 0 ? 0 : Math.max(2 ** -40, 2 ** (-7 / weight));
}
