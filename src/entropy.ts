import { assertProbability, type Distribution } from "./distribution.js";
import type { Block } from "./numerics/block.js";
import { expectedLog2 } from "./numerics/log2.js";
import type { Totals } from "./numerics/totals.js";
import { sumOverOutcomes } from "./outcomes.js";
import { baseOf, bitsIn, type Unit } from "./unit.js";

/**
 * How surprising it is that an outcome of probability `p` happens:
 *
 *     I(p) = log(1 / p)
 *
 * 0 for what is certain, growing as `p` falls, Infinity for the impossible. The surprisal of two independent
 * outcomes is the sum of theirs.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `p` or `base` is not a number
 * @throws {RangeError} if `p` is not in [0, 1], or `base` is not positive and finite, or is 1
 * @example surprisal(1/8) // 3
 * @example surprisal(1) // 0
 * @example surprisal(0) // Infinity
 * @example surprisal(1/2, { base: Math.E }) // 0.6931471805599453
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.1
 */
export function surprisal(p: number, options?: Unit): number {
  const base = baseOf(options);
  assertProbability(p, "p");
  const log = base === Math.E ? Math.log(p) : base === 10 ? Math.log10(p) : Math.log2(p) / Math.log2(base);
  return 0 - log;
}

/**
 * The surprisal to expect from a source:
 *
 *     H(p) = Σ pᵢ log(1 / pᵢ)
 *
 * 0 when one outcome is certain; largest, log n, when all n are equally probable. An impossible outcome adds
 * nothing: p log(1 / p) tends to 0 with p. In bits it is a lower bound on the average number of yes-or-no questions
 * that tell the outcome, reached when every probability is a power of 1/2, and approached, per outcome, when many
 * outcomes are asked for together.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `p` is not an array of numbers, or `base` is not a number
 * @throws {RangeError} if `p` is not a distribution, or `base` is not positive and finite, or is 1
 * @example entropy([1/2, 1/4, 1/8, 1/8]) // 1.75
 * @example entropy([1, 0]) // 0
 * @example entropy([1/2, 1/2], { base: Math.E }) // 0.6931471805599453
 * @see Shannon, A Mathematical Theory of Communication (1948), §6
 */
export function entropy(p: Distribution, options?: Unit): number {
  const base = baseOf(options);
  return bitsIn(base, sumOverOutcomes(p, p, bitsOfBlock));
}

/** Σ pᵢ log₂(1 / qᵢ) over a block; for the entropy, q is p. */
export function bitsOfBlock(p: Block, q: Block, n: number, totals: Totals): number {
  return -expectedLog2(p, q, n, totals);
}
