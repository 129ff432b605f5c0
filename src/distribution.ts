import { assertList, assertNumber } from "./arguments.js";
import { sum } from "./numerics/sum.js";

/** The probabilities of the outcomes, in order: a plain or typed array of numbers in [0, 1] that sum to 1. */
export type Distribution = ArrayLike<number>;

/** Whether the sum of probabilities is 1, but for rounding. */
export function isOne(total: number): boolean {
  return Math.abs(total - 1) <= 1e-9;
}

/** Refuses what is no distribution, naming the argument, its value and the remedy. */
export function assertDistribution(p: unknown, name: string): asserts p is Distribution {
  assertList(p, name, "probabilities");
  for (let i = 0; i < p.length; i++) {
    const remedy = (p[i] as number) > 1 ? "; use normalize() if these are weights" : "";
    assertProbability(p[i], `${name}[${i}]`, remedy);
  }
  const total = sum(p.length, (i) => (p as Distribution)[i]);
  if (!isOne(total)) {
    throw new RangeError(`${name} sums to ${total}, not 1: use normalize() if these are weights`);
  }
}

/** Refuses what is no probability. */
export function assertProbability(value: unknown, name: string, remedy = ""): asserts value is number {
  assertNumber(value, name);
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`${name} is ${value}: a probability lies between 0 and 1${remedy}`);
  }
}

function assertLength(length: unknown): asserts length is number {
  assertNumber(length, "length");
  if (!(Number.isInteger(length) && length >= 1)) {
    throw new RangeError(`length is ${length}: give a whole number of outcomes, 1 or more`);
  }
}

/**
 * The distribution proportional to `weights`, such as counts:
 *
 *     pᵢ = wᵢ / Σ wⱼ
 *
 * @throws {TypeError} if `weights` is not an array of numbers
 * @throws {RangeError} if a weight is negative or not finite, if all are 0, or if there are none
 * @example normalize([3, 1]) // [0.75, 0.25]
 * @example normalize([2, 0, 6]) // [0.25, 0, 0.75]
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §11.1: the type of a sequence
 */
export function normalize(weights: ArrayLike<number>): number[] {
  assertList(weights, "weights", "numbers");
  for (let i = 0; i < weights.length; i++) {
    assertNumber(weights[i], `weights[${i}]`);
    if (!(weights[i] >= 0 && weights[i] < Infinity)) {
      throw new RangeError(`weights[${i}] is ${weights[i]}: a weight is a finite number, 0 or more`);
    }
  }
  const total = sum(weights.length, (i) => weights[i]);
  if (total === 0) throw new RangeError("weights sums to 0: give at least one outcome a positive weight");
  if (total === Infinity) return normalize(Array.from(weights, (weight) => weight / 2 ** 60));
  return Array.from(weights, (weight) => Math.abs(weight) / total);
}

/**
 * Certainty: all the probability on one outcome, none on the others.
 *
 * @param index - the certain outcome, counted from 0
 * @param length - how many outcomes there are
 * @throws {TypeError} if `index` or `length` is not a number
 * @throws {RangeError} if `length` is not a whole number above 0, or `index` not one from 0 to `length` − 1
 * @example oneHot(2, 4) // [0, 0, 1, 0]
 * @see Goodfellow, Bengio & Courville, Deep Learning, §6.2.2.3
 */
export function oneHot(index: number, length: number): number[] {
  assertNumber(index, "index");
  assertLength(length);
  if (!(Number.isInteger(index) && index >= 0 && index < length)) {
    throw new RangeError(`index is ${index}: give a whole number from 0 to ${length - 1}`);
  }
  return Array.from({ length }, (_, i) => (i === index ? 1 : 0));
}

/**
 * Ignorance: every outcome as probable as any other:
 *
 *     pᵢ = 1 / n
 *
 * @throws {TypeError} if `length` is not a number
 * @throws {RangeError} if `length` is not a whole number above 0
 * @example uniform(4) // [0.25, 0.25, 0.25, 0.25]
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.6: it is the distribution of largest entropy
 */
export function uniform(length: number): number[] {
  assertLength(length);
  return Array.from({ length }, () => 1 / length);
}
