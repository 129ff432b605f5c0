import { surprisal } from "../entropy.js";
import type { Unit } from "../unit.js";
import { probabilities as between, curve, type Point, type PointLabel } from "./curve.js";
import { extent } from "./extent.js";
import type { Figure, Variation } from "./figure.js";
import { listOfProbabilities } from "./kinds.js";
import { amountLabel, unitName } from "./labels.js";
import { optionsOf } from "./options.js";

/** −log p at each of the `probabilities`. */
export function surprisalRows(probabilities: readonly number[], base: number): Point[] {
  return probabilities.map((x) => ({ x, y: surprisal(x, { base }) }));
}

/**
 * The surprisal −log p against p, with some probabilities marked: each halving costs one more bit.
 *
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.probabilities - the points to mark; 0 stands on the upper edge, at ∞
 * @param options.pointLabel - the text beside a point, from its probability and its surprisal
 * @throws {RangeError} if one of the `probabilities` is not in [0, 1]
 * @example surprisalCurve({ base: Math.E }).y?.label // "surprisal −log p (nats)"
 */
export function surprisalCurve(
  options: Variation & Unit & { probabilities?: readonly number[]; pointLabel?: PointLabel } = {},
): Figure {
  const {
    base = 2,
    probabilities = [1 / 2, 1 / 4, 1 / 8],
    pointLabel = (_p: number, value: number) => amountLabel(value, base),
    xLabel = "probability p",
    yLabel = `surprisal −log p (${unitName(base)})`,
    description = `Surprisal in ${unitName(base)} against probability p: it falls from infinity at p = 0 to 0 at p = 1.`,
    ...others
  } = optionsOf(options, { probabilities: listOfProbabilities });
  const [low] = extent([1 / 128, ...probabilities.filter((p) => p > 0)]);
  return curve(
    surprisalRows(between(low, 1), base),
    surprisalRows(probabilities, base),
    { pointLabel, insetRight: 64, side: ({ x }) => (x === 1 ? "right" : "upper right") },
    { ...others, xLabel, yLabel, description },
  );
}
