import { assertList, assertNumber, describe } from "./arguments.js";
import { assertDistribution, type Distribution } from "./distribution.js";
import { assertLogits, indexOfLargest, sumOfOthers } from "./logits.js";
import { sum } from "./numerics/sum.js";

/**
 * What a classifier's answer costs when the truth is `target`: the cross entropy of the target and the softmax of
 * the logits, in nats:
 *
 *     L = Σ tᵢ ln(1 / softmax(z)ᵢ), which is ln(1 / softmax(z)_c) for the class c
 *
 * Near 0 when the logit of the right class is far above the others; it grows as fast as the gap when far below.
 * Rows of logits with as many targets give the mean over the rows.
 *
 * @param target - the index of the right class, or a distribution over the classes
 * @throws {TypeError} if `logits` is not an array of numbers (or of such rows), or `target` is of no fitting kind
 * @throws {RangeError} if a logit is not finite, a class index is not a whole number from 0 to one below the number
 * of classes, a target array is not a distribution, or the lengths differ
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
  assertList(logits, "logits", "numbers");
  if (typeof logits[0] !== "object" || logits[0] === null) {
    return lossOfRow(logits as ArrayLike<number>, target as number | Distribution);
  }
  const rows = logits as ArrayLike<ArrayLike<number>>;
  assertList(target, "target", "targets, one for each row of logits");
  assertSameLength(rows, "logits", target, "target");
  return mean(rows.length, (n) => {
    if (rows[n]?.length !== rows[0].length) {
      assertList(rows[n], `logits[${n}]`, "numbers");
      assertSameLength(rows[0], "logits[0]", rows[n], `logits[${n}]`);
    }
    return lossOfRow(rows[n], target[n] as number | Distribution, n);
  });
}

/**
 * What a yes-or-no answer costs: the cross entropy of the label and the probability σ(z) = 1 / (1 + exp(−z)), in nats:
 *
 *     L = y ln(1 / σ(z)) + (1 − y) ln(1 / (1 − σ(z)))
 *
 * ln 2 for a logit of 0; near 0 for a confident right answer, and near |z| for a confident wrong one.
 * Arrays of logits and labels give the mean.
 *
 * @param label - the probability of yes, usually 0 or 1
 * @throws {TypeError} if `logit` and `label` are not two numbers or two arrays of numbers
 * @throws {RangeError} if a logit is not finite, a label is not in [0, 1], or the lengths differ
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
  if (typeof logit !== "object" || logit === null) {
    return binaryLoss(logit, label, "logit", "label");
  }
  assertList(logit, "logit", "numbers");
  assertList(label, "label", "labels, one for each logit");
  assertSameLength(logit, "logit", label, "label");
  return mean(logit.length, (n) => binaryLoss(logit[n], label[n], `logit[${n}]`, `label[${n}]`));
}

function mean(length: number, term: (i: number) => number): number {
  return sum(length, term) / length;
}

/** The loss of one row of logits, the n-th if there are more. */
function lossOfRow(logits: ArrayLike<number>, target: number | Distribution, n?: number): number {
  const largest = indexOfLargest(logits);
  const isClass = Number.isInteger(target) && (target as number) >= 0 && (target as number) < logits.length;
  if (largest === -1 || !isClass) {
    const row = n === undefined ? "" : `[${n}]`;
    assertLogits(logits, `logits${row}`);
    assertTarget(target, `target${row}`, logits, `logits${row}`);
  }
  const max = logits[largest];
  const log = Math.log1p(sumOfOthers(logits, largest));
  if (isClass) return max - logits[target as number] + log;
  return lossForDistribution(logits, target as Distribution, max, log);
}

/** Σ tᵢ (max − zᵢ + log), where classes that are not expected add nothing. */
function lossForDistribution(logits: ArrayLike<number>, t: Distribution, max: number, log: number): number {
  return sum(t.length, (i) => (t[i] === 0 ? 0 : t[i] * (max - logits[i] + log)));
}

/** Refuses what is neither a class index nor a distribution over as many classes as there are logits. */
function assertTarget(target: unknown, name: string, logits: ArrayLike<number>, logitsName: string): void {
  if (typeof target === "number") {
    throw new RangeError(
      `${name} is ${target}: give a class index, a whole number from 0 to ${logits.length - 1}`,
    );
  }
  if (typeof target !== "object" || target === null) {
    throw new TypeError(`${name} is ${describe(target)}: give a class index or a distribution`);
  }
  assertDistribution(target, name);
  assertSameLength(logits, logitsName, target, name);
}

function binaryLoss(logit: unknown, label: unknown, logitName: string, labelName: string): number {
  assertNumber(logit, logitName);
  assertNumber(label, labelName);
  if (!Number.isFinite(logit)) throw new RangeError(`${logitName} is ${logit}: a logit is a finite number`);
  if (!(label >= 0 && label <= 1)) {
    throw new RangeError(`${labelName} is ${label}: a label lies between 0 (no) and 1 (yes)`);
  }
  return label * softplus(-logit) + (1 - label) * softplus(logit);
}

/** ln(1 + exp(z)), the cost of the answer "no" at the logit z. */
function softplus(z: number): number {
  return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
}

function assertSameLength(a: ArrayLike<unknown>, aName: string, b: ArrayLike<unknown>, bName: string): void {
  if (a.length !== b.length) {
    throw new RangeError(
      `${aName} has length ${a.length} and ${bName} has length ${b.length}: give both the same`,
    );
  }
}
