import { entropy } from "../entropy.js";
import type { Unit } from "../unit.js";
import { curve, type Point, type PointLabel, probabilities } from "./curve.js";
import type { Figure, Variation } from "./figure.js";
import { probability } from "./kinds.js";
import { amountLabel, numberLabel, unitName } from "./labels.js";
import { optionsOf } from "./options.js";

/** H(p, 1 − p) at each of the `probabilities`. */
export function binaryEntropyRows(probabilities: readonly number[], base: number): Point[] {
  return probabilities.map((x) => ({ x, y: entropy([x, 1 - x], { base }) }));
}

/**
 * The entropy of a coin that shows heads with probability p, against p. One coin is marked: the fair one, unless told.
 *
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.p - the marked coin
 * @param options.pointLabel - the text beside it, from its probability and its entropy
 * @throws {RangeError} if `p` is not in [0, 1]
 * @example binaryEntropyCurve({ p: 0.1 }).ariaDescription.endsWith("at p = 0.1 it is 0.469.") // true
 */
export function binaryEntropyCurve(
  options: Variation & Unit & { p?: number; pointLabel?: PointLabel } = {},
): Figure {
  const {
    base = 2,
    p = 1 / 2,
    pointLabel = (x: number, value: number) => `${amountLabel(value, base)} at p = ${numberLabel(x)}`,
    xLabel = "probability p of heads",
    yLabel = `entropy H(p, 1 − p) (${unitName(base)})`,
    description,
    ...others
  } = optionsOf(options, { p: probability });
  const marked = binaryEntropyRows([p], base);
  const value = numberLabel(marked[0].y);
  return curve(
    binaryEntropyRows(probabilities(0, 1), base),
    marked,
    {
      pointLabel,
      side: ({ x }) => {
        if (Math.abs(x - 0.5) < 0.05) return "above";
        if (x < 0.5) return x < 0.3 ? "right" : "lower right";
        return x > 0.7 ? "left" : "lower left";
      },
    },
    {
      ...others,
      xLabel,
      yLabel,
      description:
        description ??
        `Entropy of a coin in ${unitName(base)} against its probability p of heads: 0 at both ends, largest at 1/2; at p = ${numberLabel(p)} it is ${value}.`,
    },
  );
}
