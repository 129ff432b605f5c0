import { assertDistributions, type Distribution } from "./distribution.js";
import { relativeEntropyTerm } from "./relativeEntropyTerm.js";
import { sum } from "./sum.js";
import { logarithm, type Unit } from "./unit.js";

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
 * @throws {RangeError} if `p` or `q` is not a distribution, their lengths differ, or `base` is not positive or is 1
 * @example crossEntropy([1/2, 1/2], [1/4, 3/4]) // 1.207518749639422
 * @example crossEntropy([1, 0], [1/8, 7/8]) // 3
 * @example crossEntropy([1/2, 1/2], [1, 0]) // Infinity
 * @see Goodfellow, Bengio & Courville, Deep Learning, §3.13
 */
export function crossEntropy(p: Distribution, q: Distribution, { base = 2 }: Unit = {}): number {
  const log = logarithm(base);
  assertDistributions(p, q);
  return sum(p.length, (i) => (p[i] === 0 ? 0 : -p[i] * log(q[i]))) + 0;
}

/**
 * The extra cost, per outcome, of expecting `q` when the truth is `p`:
 *
 *     D(p ‖ q) = Σ pᵢ log(pᵢ / qᵢ)
 *
 * Zero when the two agree, positive otherwise. Not a distance: swapping `p` and `q` changes the answer.
 * An outcome `p` never produces costs nothing; one that `p` produces and `q` rules out costs Infinity.
 * Where rounding keeps the sums of `p` and `q` from being 1, it is Σ pᵢ ln(pᵢ / qᵢ) − pᵢ + qᵢ nats, which is
 * the same for sums of 1 and never negative for any.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `p` or `q` is not an array of numbers, or `base` is not a number
 * @throws {RangeError} if `p` or `q` is not a distribution, their lengths differ, or `base` is not positive or is 1
 * @example klDivergence([3/4, 1/4], [1/2, 1/2]) // 0.18872187554086717
 * @example klDivergence([1/2, 1/2], [1/2, 1/2]) // 0
 * @example klDivergence([1/2, 1/2], [1, 0]) // Infinity
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.3
 */
export function klDivergence(p: Distribution, q: Distribution, { base = 2 }: Unit = {}): number {
  const log = logarithm(base);
  assertDistributions(p, q);
  return sum(p.length, (i) => relativeEntropyTerm(p[i], q[i])) * log(Math.E) + 0;
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
 * @throws {RangeError} if `p` or `q` is not a distribution, their lengths differ, or `base` is not positive or is 1
 * @example jsDivergence([1, 0], [0, 1]) // 1
 * @example jsDivergence([1, 0], [1/2, 1/2]) // 0.31127812445913283
 * @example jsDivergence([1/2, 1/2], [1/2, 1/2]) // 0
 * @see Lin, Divergence measures based on the Shannon entropy, IEEE Transactions on Information Theory 37 (1991)
 */
export function jsDivergence(p: Distribution, q: Distribution, { base = 2 }: Unit = {}): number {
  const log = logarithm(base);
  assertDistributions(p, q);
  const halves = sum(p.length, (i) => {
    const m = (p[i] + q[i]) / 2;
    return relativeEntropyTerm(p[i], m) + relativeEntropyTerm(q[i], m);
  });
  return (halves / 2) * log(Math.E) + 0;
}
