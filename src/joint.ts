import { assertList } from "./describe.js";
import { assertDistribution, assertProbability, assertSumsToOne, type Distribution } from "./distribution.js";
import { relativeEntropyTerm } from "./relativeEntropyTerm.js";
import { sum } from "./sum.js";
import { logarithm, type Unit } from "./unit.js";

/** The probabilities p(x, y) of pairs: one row for each x, one column for each y, all entries together summing to 1. */
export type Joint = ArrayLike<Distribution>;

function assertJoint(joint: unknown): asserts joint is Joint {
  assertList(joint, "joint", "rows of probabilities");
  for (let x = 0; x < joint.length; x++) {
    const row = joint[x];
    assertList(row, `joint[${x}]`, "probabilities");
    const { length } = (joint as Joint)[0];
    if (row.length !== length) {
      throw new RangeError(
        `joint[${x}] has length ${row.length} and joint[0] has length ${length}: give both the same`,
      );
    }
    for (let y = 0; y < length; y++) assertProbability(row[y], `joint[${x}][${y}]`);
  }
  assertSumsToOne(total(joint as Joint), "joint", "divide every entry by this sum");
}

/** Σ term(p(x, y), x, y) over all pairs. */
function sumPairs(joint: Joint, term: (pxy: number, x: number, y: number) => number): number {
  return sum(joint.length, (x) => sum(joint[x].length, (y) => term(joint[x][y], x, y)));
}

function total(joint: Joint): number {
  return sumPairs(joint, (pxy) => pxy);
}

function rowSums(joint: Joint): number[] {
  return Array.from(joint, (row) => sum(row.length, (y) => row[y]));
}

function columnSums(joint: Joint): number[] {
  return Array.from(joint[0], (_, y) => sum(joint.length, (x) => joint[x][y]));
}

/**
 * What remains of a joint distribution when one of the two variables is not looked at:
 *
 *     p(x) = Σ_y p(x, y),  p(y) = Σ_x p(x, y)
 *
 * @returns `rows`, the distribution of x, and `columns`, the distribution of y
 * @throws {TypeError} if `joint` is not an array of arrays of numbers
 * @throws {RangeError} if its rows differ in length, or its entries are not probabilities that sum to 1
 * @example marginals([[1/2, 1/4], [0, 1/4]]) // { rows: [0.75, 0.25], columns: [0.5, 0.5] }
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.2
 */
export function marginals(joint: Joint): { rows: number[]; columns: number[] } {
  assertJoint(joint);
  return { rows: rowSums(joint), columns: columnSums(joint) };
}

/**
 * The joint distribution of two variables that know nothing of each other:
 *
 *     p(x, y) = p(x) q(y)
 *
 * @returns a matrix with `p` along its rows and `q` along its columns
 * @throws {TypeError} if `p` or `q` is not an array of numbers
 * @throws {RangeError} if `p` or `q` is not a distribution
 * @example independent([1/2, 1/2], [3/4, 1/4]) // [[0.375, 0.125], [0.375, 0.125]]
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.3
 */
export function independent(p: Distribution, q: Distribution): number[][] {
  assertDistribution(p, "p");
  assertDistribution(q, "q");
  return Array.from(p, (px) => Array.from(q, (qy) => px * qy));
}

/**
 * The surprisal to expect from a pair of outcomes:
 *
 *     H(X, Y) = Σ p(x, y) log(1 / p(x, y))
 *
 * H(X) + H(Y) when the two are independent, less otherwise; H(X) when y follows from x.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `joint` is not an array of arrays of numbers, or `base` is not a number
 * @throws {RangeError} if `joint` is not a joint distribution, or `base` is not positive or is 1
 * @example jointEntropy([[1/4, 1/4], [1/4, 1/4]]) // 2
 * @example jointEntropy([[1/2, 0], [0, 1/2]]) // 1
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.2
 */
export function jointEntropy(joint: Joint, { base = 2 }: Unit = {}): number {
  const log = logarithm(base);
  assertJoint(joint);
  return sumPairs(joint, (pxy) => (pxy === 0 ? 0 : -pxy * log(pxy)));
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
 * @throws {RangeError} if `joint` is not a joint distribution, or `base` is not positive or is 1
 * @example conditionalEntropy([[1/4, 1/4], [1/2, 0]]) // 0.5
 * @example conditionalEntropy([[1/2, 0], [0, 1/2]]) // 0
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.2
 */
export function conditionalEntropy(joint: Joint, { base = 2 }: Unit = {}): number {
  const log = logarithm(base);
  assertJoint(joint);
  const rows = rowSums(joint);
  return sumPairs(joint, (pxy, x) => (pxy === 0 ? 0 : pxy * (log(rows[x]) - log(pxy))));
}

/**
 * What one of two variables tells about the other: how far their joint distribution is from independence:
 *
 *     I(X; Y) = Σ p(x, y) log(p(x, y) / (p(x) p(y))) = D(joint ‖ independent)
 *
 * Symmetric; 0 when the two are independent, H(Y) when y follows from x.
 *
 * @param options.base - unit of the answer: 2 for bits (the default), Math.E for nats
 * @throws {TypeError} if `joint` is not an array of arrays of numbers, or `base` is not a number
 * @throws {RangeError} if `joint` is not a joint distribution, or `base` is not positive or is 1
 * @example mutualInformation([[1/2, 0], [0, 1/2]]) // 1
 * @example mutualInformation([[3/8, 1/8], [3/8, 1/8]]) // 0
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.3
 */
export function mutualInformation(joint: Joint, { base = 2 }: Unit = {}): number {
  const log = logarithm(base);
  assertJoint(joint);
  const rows = rowSums(joint);
  const columns = columnSums(joint);
  const all = total(joint);
  return (
    sumPairs(joint, (pxy, x, y) => relativeEntropyTerm(pxy, (rows[x] * columns[y]) / all)) * log(Math.E) + 0
  );
}
