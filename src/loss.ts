import { assertNumber, assertSameLength, describe, lengthOf, nameOf } from "./arguments.js";
import { type Distribution, readDistribution } from "./distribution.js";
import { assertPossible, giveBack, type Logits, readLogits, sumOfOthers } from "./logits.js";
import { sum, weighted } from "./numerics/sum.js";

/**
 * What a classifier's answer costs when the truth is `target`: the cross entropy of the target and the softmax of
 * the logits, in nats:
 *
 *     L = Σ tᵢ ln(1 / softmax(z)ᵢ), which is ln(1 / softmax(z)_c) for the class c
 *
 * Near 0 when the logit of the right class is far above the others; it grows as fast as the gap when far below.
 * A logit of −Infinity rules its class out, and costs Infinity where that is the right one.
 * Rows of logits with as many targets give the mean over the rows.
 *
 * @param target - the index of the right class, or a distribution over the classes
 * @throws {TypeError} if `logits` is not an array of numbers (or of such rows), or `target` is neither a number nor an array
 * @throws {RangeError} if a logit is NaN or +Infinity, all of a row are −Infinity, a class index is not a whole number
 * from 0 to one below the number of classes, a target array is not a distribution, or the lengths differ
 * @example crossEntropyLoss([0, 0], 1) // 0.6931471805599453
 * @example crossEntropyLoss([40, 0], 0) // 4.248354255291589e-18
 * @example crossEntropyLoss([0, 0], [1/4, 3/4]) // 0.6931471805599453
 * @example crossEntropyLoss([[0, 0], [1000, 0]], [1, 1]) // 500.34657359027995
 * @see Goodfellow, Bengio & Courville, Deep Learning, §6.2.2.3
 */
export function crossEntropyLoss(logits: ArrayLike<number>, target: number | Distribution): number;
export function crossEntropyLoss(
  logits: ArrayLike<ArrayLike<number>>,
  targets: ArrayLike<number | Distribution>,
): number;
export function crossEntropyLoss(
  logits: ArrayLike<number> | ArrayLike<ArrayLike<number>>,
  target: number | Distribution | ArrayLike<number | Distribution>,
): number {
  const length = lengthOf(logits, "logits", "numbers");
  if (typeof logits[0] !== "object" || logits[0] === null) return lossOfRow(logits, target);
  const lengthOfTarget = lengthOf(target, "target", "targets, one for each row of logits");
  assertSameLength(length, "logits", lengthOfTarget, "target");
  const targets = target as ArrayLike<number | Distribution>;
  const columns = (logits[0] as ArrayLike<number>).length;
  return mean(length, (n) => lossOfRow(logits[n], targets[n], n, columns));
}

/**
 * What a yes-or-no answer costs: the cross entropy of the label and the probability σ(z) = 1 / (1 + exp(−z)), in nats:
 *
 *     L = y ln(1 / σ(z)) + (1 − y) ln(1 / (1 − σ(z)))
 *
 * ln 2 for a logit of 0; near 0 for a confident right answer, near |z| for a confident wrong one: Infinity if |z| is.
 * Arrays of logits and labels give the mean.
 *
 * @param label - the probability of yes, usually 0 or 1
 * @throws {TypeError} if `logit` and `label` are not two numbers or two arrays of numbers
 * @throws {RangeError} if a logit is NaN, a label is not in [0, 1], or the lengths differ
 * @example binaryCrossEntropyLoss(0, 1) // 0.6931471805599453
 * @example binaryCrossEntropyLoss(-800, 1) // 800
 * @example binaryCrossEntropyLoss([0, 0], [0, 1]) // 0.6931471805599453
 * @see Goodfellow, Bengio & Courville, Deep Learning, §6.2.2.2
 */
export function binaryCrossEntropyLoss(logit: number, label: number): number;
export function binaryCrossEntropyLoss(logits: ArrayLike<number>, labels: ArrayLike<number>): number;
export function binaryCrossEntropyLoss(
  logit: number | ArrayLike<number>,
  label: number | ArrayLike<number>,
): number {
  if (typeof logit !== "object" || logit === null) return binaryLoss(logit, label);
  const length = lengthOf(logit, "logit", "numbers");
  const lengthOfLabel = lengthOf(label, "label", "labels, one for each logit");
  assertSameLength(length, "logit", lengthOfLabel, "label");
  const labels = label as ArrayLike<number>;
  return mean(length, (n) => binaryLoss(logit[n], labels[n], n));
}

/** The mean of terms that are 0 or more; where their sum overflows, from the sum of a small part of each. */
function mean(length: number, term: (i: number) => number): number {
  const total = sum(length, term);
  if (total < Infinity) return total / length;
  return (sum(length, (i) => term(i) / 2 ** 60) / length) * 2 ** 60;
}

/** The loss of one row of logits, the n-th if there are more. */
function lossOfRow(row: unknown, target: unknown, n?: number, columns?: number): number {
  const logits = readLogits(row, n);
  if (columns !== undefined && columns !== logits.length)
    assertSameLength(columns, "logits[0]", logits.length, nameOf("logits", n));
  assertPossible(logits, n);
  const { z, max } = logits;
  const log = Math.log1p(sumOfOthers(logits));
  const loss =
    typeof target === "number"
      ? max - z[assertClass(target, logits, n)] + log
      : lossForDistribution(logits, target, log, n);
  giveBack(logits);
  return loss;
}

/** Throws unless the target is the index of a class. */
function assertClass(target: number, { length }: Logits, n?: number): number {
  if (!(Number.isInteger(target) && target >= 0 && target < length)) {
    throw new RangeError(
      `${nameOf("target", n)} is ${target}: give a class index, a whole number from 0 to ${length - 1}`,
    );
  }
  return target;
}

/** Σ tᵢ (max − zᵢ + log), summed in halves where it overflows, for only max − zᵢ may be too large. Throws unless the target is a distribution over the classes. */
function lossForDistribution({ z, length, max }: Logits, target: unknown, log: number, n?: number): number {
  const name = nameOf("target", n);
  if (typeof target !== "object" || target === null) {
    throw new TypeError(`${name} is ${describe(target)}: give a class index or a distribution`);
  }
  const t = readDistribution(target, name);
  assertSameLength(length, nameOf("logits", n), t.length, name);
  const loss = sum(length, (i) => weighted(t[i], max - z[i] + log));
  return loss < Infinity ? loss : 2 * sum(length, (i) => weighted(t[i], max / 2 - z[i] / 2 + log / 2));
}

function binaryLoss(logit: unknown, label: unknown, n?: number): number {
  assertNumber(logit, "logit", n);
  assertNumber(label, "label", n);
  if (Number.isNaN(logit)) throw new RangeError(`${nameOf("logit", n)} is NaN: give a number`);
  if (!(label >= 0 && label <= 1)) {
    throw new RangeError(`${nameOf("label", n)} is ${label}: a label lies between 0 (no) and 1 (yes)`);
  }
  return weighted(label, softplus(-logit)) + weighted(1 - label, softplus(logit));
}

/** ln(1 + exp(z)), the cost of the answer "no" at the logit z. */
function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}
