import { bitsOfBlock } from "./entropy.js";
import { exactMarginals, type Joint, readJoint, sumOverPairs } from "./marginals.js";
import { exactProducts, magnified } from "./numerics/exactProduct.js";
import { relativeEntropyTerms } from "./numerics/relativeEntropy.js";
import { sum, sumOfBlock } from "./numerics/sum.js";
import { baseOf, bitsIn, natsIn, type Unit } from "./unit.js";

/**
 * The surprisal to expect from a pair of outcomes:
 *
 *     H(X, Y) = Σ p(x, y) log(1 / p(x, y))
 *
 * H(X) + H(Y) when the two are independent, less otherwise; H(X) when y follows from x.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `joint` is not an array of arrays of numbers, or `base` is not a number
 * @throws {RangeError} if `joint` is not a joint distribution, or `base` is not positive and finite, or is 1
 * @example jointEntropy([[1/4, 1/4], [1/4, 1/4]]) // 2
 * @example jointEntropy([[1/2, 0], [0, 1/2]]) // 1
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.2
 */
export function jointEntropy(joint: Joint, options?: Unit): number {
  const base = baseOf(options);
  const bits = sumOverPairs(readJoint(joint), (p, n) => bitsOfBlock(p, p, n, { ofP: 0, ofQ: 0 }));
  return bitsIn(base, bits);
}

/**
 * The surprisal of the column that is left, on average, once the row is known:
 *
 *     H(Y | X) = Σ p(x, y) log(p(x) / p(x, y)) = H(X, Y) − H(X)
 *
 * 0 when y follows from x; H(Y) when the two are independent.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `joint` is not an array of arrays of numbers, or `base` is not a number
 * @throws {RangeError} if `joint` is not a joint distribution, or `base` is not positive and finite, or is 1
 * @example conditionalEntropy([[1/4, 1/4], [1/2, 0]]) // 0.5
 * @example conditionalEntropy([[1/2, 0], [0, 1/2]]) // 0
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.2
 */
export function conditionalEntropy(joint: Joint, options?: Unit): number {
  const base = baseOf(options);
  const pairs = readJoint(joint);
  const { rounded, lost } = exactMarginals(pairs).ofRows;
  const nats = sumOverPairs(pairs, (p, n, x) => sum(n, (i) => natsInRow(p[i], rounded[x], lost[x])));
  return natsIn(base, nats);
}

/**
 * What one of two variables tells about the other: how far their joint distribution is from independence:
 *
 *     I(X; Y) = Σ p(x, y) log(p(x, y) / (p(x) p(y))) = D(joint ‖ independent)
 *
 * Symmetric; 0 when the two are independent, H(Y) when y follows from x. Where a pair's row and column are both less
 * probable than 1e-300, their product is too small for a double: the pair counts inexactly, or as Infinity.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `joint` is not an array of arrays of numbers, or `base` is not a number
 * @throws {RangeError} if `joint` is not a joint distribution, or `base` is not positive and finite, or is 1
 * @example mutualInformation([[1/2, 0], [0, 1/2]]) // 1
 * @example mutualInformation([[3/8, 1/8], [3/8, 1/8]]) // 0
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.3
 */
export function mutualInformation(joint: Joint, options?: Unit): number {
  const base = baseOf(options);
  const pairs = readJoint(joint);
  const { ofRows, ofColumns } = exactMarginals(pairs);
  const independent = exactProducts(ofRows, ofColumns);
  const nats = sumOverPairs(pairs, (p, n, x, y) => {
    const { pairs, products, differences } = independent(p, n, x, y);
    return sumOfBlock(relativeEntropyTerms(pairs, products, n, differences), n);
  });
  return natsIn(base, nats / magnified);
}

/** p ln(row / p) = p ln(1 + others / p), where the others, row − p, are taken from the row's sum before rounding. */
function natsInRow(p: number, row: number, lostOfRow: number): number {
  if (p === 0) return 0;
  const others = (row - p + lostOfRow) / p;
  return others < Infinity ? p * Math.log1p(others) : p * (Math.log(row) - Math.log(p));
}
