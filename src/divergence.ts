import type { Distribution } from "./distribution.js";
import { bitsOfBlock } from "./entropy.js";
import { type Block, endBlock, makeBlock } from "./numerics/block.js";
import { relativeEntropy, relativeEntropyTerms } from "./numerics/relativeEntropy.js";
import { addTo, sumOfBlock } from "./numerics/sum.js";
import { addTotals } from "./numerics/totals.js";
import { sumOverOutcomes } from "./outcomes.js";
import { baseOf, bitsIn, natsIn, type Unit } from "./unit.js";

/**
 * The average surprisal of one who expects `q` when the truth is `p`:
 *
 *     H(p, q) = Σ pᵢ log(1 / qᵢ)
 *
 * Never less than the entropy of `p`, and equal to it only when `q` is `p`. An outcome `p` never produces costs
 * nothing; one that `p` produces and `q` rules out costs Infinity.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `p` or `q` is not an array of numbers, or `base` is not a number
 * @throws {RangeError} if `p` or `q` is not a distribution, their lengths differ, or `base` is not positive and finite, or is 1
 * @example crossEntropy([1/2, 1/2], [1/4, 3/4]) // 1.207518749639422
 * @example crossEntropy([1, 0], [1/8, 7/8]) // 3
 * @example crossEntropy([1/2, 1/2], [1, 0]) // Infinity
 * @see Goodfellow, Bengio & Courville, Deep Learning, §3.13
 */
export function crossEntropy(p: Distribution, q: Distribution, options?: Unit): number {
  const base = baseOf(options);
  return bitsIn(base, sumOverOutcomes(p, q, bitsOfBlock));
}

/**
 * The extra cost, per outcome, of expecting `q` when the truth is `p`:
 *
 *     D(p ‖ q) = Σ pᵢ log(pᵢ / qᵢ)
 *
 * Zero when the two agree, positive otherwise. Not a distance: swapping `p` and `q` usually changes the answer.
 * An outcome `p` never produces costs nothing; one that `p` produces and `q` rules out costs Infinity.
 * Where rounding keeps the sums of `p` and `q` from being 1, it is Σ pᵢ ln(pᵢ / qᵢ) − pᵢ + qᵢ nats, which is
 * the same for sums of 1 and never negative for any.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `p` or `q` is not an array of numbers, or `base` is not a number
 * @throws {RangeError} if `p` or `q` is not a distribution, their lengths differ, or `base` is not positive and finite, or is 1
 * @example klDivergence([1/2, 1/4, 1/4], [1/4, 1/4, 1/2]) // 0.25
 * @example klDivergence([1/2, 1/2], [1/2, 1/2]) // 0
 * @example klDivergence([1/2, 1/2], [1, 0]) // Infinity
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.3
 */
export function klDivergence(p: Distribution, q: Distribution, options?: Unit): number {
  const base = baseOf(options);
  return natsIn(base, sumOverOutcomes(p, q, relativeEntropy));
}

/**
 * How well one outcome tells which of two sources, `p` or `q`, chosen by a fair coin, it came from:
 *
 *     JS(p, q) = ½ D(p ‖ m) + ½ D(q ‖ m),  m = ½ (p + q)
 *
 * Symmetric; 0 when the two agree, 1 bit (log 2) when no outcome can come from both, never Infinity. Its square
 * root is a distance.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `p` or `q` is not an array of numbers, or `base` is not a number
 * @throws {RangeError} if `p` or `q` is not a distribution, their lengths differ, or `base` is not positive and finite, or is 1
 * @example jsDivergence([1, 0], [0, 1]) // 1
 * @example jsDivergence([1, 0], [1/2, 1/2]) // 0.31127812445913283
 * @example jsDivergence([1/2, 1/2], [1/2, 1/2]) // 0
 * @see Lin, Divergence measures based on the Shannon entropy, IEEE Transactions on Information Theory 37 (1991)
 */
export function jsDivergence(p: Distribution, q: Distribution, options?: Unit): number {
  const base = baseOf(options);
  const both = { rounded: 0, lost: 0 }; // Σ pᵢ + qᵢ, which is 2 but for rounding
  const bits = { rounded: 0, lost: 0 };
  const nats = sumOverOutcomes(p, q, (p, q, n, totals) => {
    addTotals(p, q, n, totals);
    addTo(both, sumOfBlock(p, n) + sumOfBlock(q, n));
    addTo(bits, bitsUnknown(p, q, n));
    return natsFromMean(p, q, n);
  });
  const total = both.rounded + both.lost;
  // 1 bit less what stays unknown of the coin. Where most of it does, this difference would cancel.
  const unknown = (bits.rounded + bits.lost) / total;
  if (unknown < 1 / 2) return bitsIn(base, 1 - unknown);
  return natsIn(base, nats / total);
}

const terms = makeBlock();

/** Σ p log₂((p + q) / p) + q log₂((p + q) / q) over a block. */
function bitsUnknown(p: Block, q: Block, n: number): number {
  for (let i = 0; i < n; i++) {
    const both = p[i] + q[i];
    terms[i] = bitsFrom(p[i], both) + bitsFrom(q[i], both);
  }
  endBlock(terms, n);
  return sumOfBlock(terms, n);
}

/** part log₂(whole / part), and 0 where that is nothing beside 1 bit, or where there is no part. */
function bitsFrom(part: number, whole: number): number {
  const ratio = whole / part;
  return ratio < Infinity ? part * Math.log2(ratio) : 0;
}

const means = makeBlock();
const differences = makeBlock();

/** Σ of the relative entropy terms of p and of q from their mean m, over a block; p − m = m − q = ½ (p − q). */
function natsFromMean(p: Block, q: Block, n: number): number {
  for (let i = 0; i < n; i++) {
    means[i] = (p[i] + q[i]) / 2;
    differences[i] = (p[i] - q[i]) / 2;
  }
  const fromP = sumOfBlock(relativeEntropyTerms(p, means, n, differences), n);
  for (let i = 0; i < n; i++) differences[i] = -differences[i];
  return fromP + sumOfBlock(relativeEntropyTerms(q, means, n, differences), n);
}
