import type { Unit } from "../unit.js";
import type { PointLabel } from "./curve.js";
import type { Figure, Variation } from "./figure.js";
import { listOfProbabilities } from "./kinds.js";
import { numberLabel, unitName } from "./labels.js";
import { optionsOf } from "./options.js";
import { surprisalCurve } from "./surprisalCurve.js";

/**
 * The loss of one classified example, −log q of its true class, against that probability.
 * It is the cross entropy with a one-hot label: what the model gives to the other classes does not matter.
 *
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.predictions - probabilities given to the true class, marked on the curve; 0 costs ∞
 * @param options.pointLabel - the text beside a prediction, from its probability and its loss
 * @throws {TypeError} if a prediction is not a number
 * @throws {RangeError} if a prediction is not in [0, 1]
 * @example oneHotLossCurve({ predictions: [0.05, 0.8, 1] }).y?.label // "loss −log q (bits)"
 */
export function oneHotLossCurve(
  options: Variation & Unit & { predictions?: readonly number[]; pointLabel?: PointLabel } = {},
): Figure {
  const {
    base = 2,
    predictions = [],
    pointLabel = (_q: number, loss: number) => numberLabel(loss),
    xLabel = "probability q given to the true class",
    yLabel = `loss −log q (${unitName(base)})`,
    description = `Loss in ${unitName(base)} against the probability q given to the true class: infinite at q = 0, 0 at q = 1.`,
    ...others
  } = optionsOf(options, { predictions: listOfProbabilities });
  return surprisalCurve({
    ...others,
    base,
    probabilities: predictions,
    pointLabel,
    xLabel,
    yLabel,
    description,
  });
}
