import { assertDistribution, type Distribution } from "./distribution.js";
import { type ExactSums, exactMarginals, type Joint } from "./pairs.js";

export type { Joint } from "./pairs.js";

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
  const { rows, columns } = exactMarginals(joint);
  const toNumbers = ({ rounded, lost }: ExactSums) => Array.from(rounded, (p, i) => p + lost[i]);
  return { rows: toNumbers(rows), columns: toNumbers(columns) };
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
  return Array.from(p, (px) => Array.from(q, (qy) => px * qy + 0));
}
