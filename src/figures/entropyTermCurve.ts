import { surprisal } from "../entropy.js";
import { weighted } from "../numerics/sum.js";
import type { Unit } from "../unit.js";
import { curve, type Point, type PointLabel, probabilities } from "./curve.js";
import type { Figure, Variation } from "./figure.js";
import { amountLabel, numberLabel, unitName } from "./labels.js";
import { optionsOf } from "./options.js";

/** −p log p at each of the `probabilities`; its limit, 0, at p = 0. */
export function entropyTermRows(probabilities: readonly number[], base: number): Point[] {
  return probabilities.map((x) => ({ x, y: weighted(x, surprisal(x, { base })) }));
}

/**
 * One outcome's share of the entropy, −p log p, against p, with its maximum marked at p = 1/e.
 *
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.pointLabel - the text at the maximum, from its probability and its height
 * @example entropyTermCurve({ title: "A hill" }).title // "A hill"
 */
export function entropyTermCurve(options: Variation & Unit & { pointLabel?: PointLabel } = {}): Figure {
  const {
    base = 2,
    pointLabel = (p: number, value: number) => `${amountLabel(value, base)} at p = 1/e ≈ ${numberLabel(p)}`,
    xLabel = "probability p",
    yLabel = `share of the entropy −p log p (${unitName(base)})`,
    description,
    ...others
  } = optionsOf(options, {});
  const maximum = entropyTermRows([1 / Math.E], base);
  const height = amountLabel(maximum[0].y, base);
  return curve(
    entropyTermRows(probabilities(0, 1), base),
    maximum,
    { pointLabel, side: () => "upper right" },
    {
      ...others,
      xLabel,
      yLabel,
      description:
        description ??
        `−p log p in ${unitName(base)} against probability p: 0 at both ends, at most ${height} at p = 1/e.`,
    },
  );
}
