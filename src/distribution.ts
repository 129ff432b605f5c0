import { assertNumber, assertRoom, readNumbers } from "./arguments.js";
import { sum } from "./numerics/sum.js";

/**
 * The probabilities of the outcomes, in order: a plain or typed array of numbers in [0, 1] that sum to 1, but for rounding.
 * Rounding explains 1e-9; of n numbers in a Float32Array (n + 8) u, though at most √(2u), where u = 2⁻²⁴: each is rounded to
 * a part u of itself, and so was each step of the sum they were divided by. In a Float16Array u is 2⁻¹¹.
 */
export type Distribution = ArrayLike<number>;

/** Whether a sum of doubles is 1, but for rounding. */
export function isOne(total: number): boolean {
  return Math.abs(total - 1) <= 1e-9;
}

/** Whether the sum of n probabilities is 1, but for what rounding to the type of their lists explains. */
export function isOneIn(total: number, n: number, lists: ArrayLike<ArrayLike<unknown>>): boolean {
  return Math.abs(total - 1) <= tolerance(n, lists);
}

function tolerance(n: number, lists: ArrayLike<ArrayLike<unknown>>): number {
  let unit = 0;
  for (let i = 0; i < lists.length; i++) unit = Math.max(unit, unitOfRounding(lists[i]));
  return Math.max(1e-9, Math.min((n + 8) * unit, Math.sqrt(2 * unit)));
}

/** Half the distance from 1 to the next number, in arrays of numbers shorter than a double. */
function unitOfRounding(list: ArrayLike<unknown>): number {
  const type = ArrayBuffer.isView(list) ? (list as Float32Array)[Symbol.toStringTag] : "";
  const units: Record<string, number> = { Float32Array: 2 ** -24, Float16Array: 2 ** -11 };
  return units[type] ?? 0;
}

/** What to say of a sum that is not 1. */
export function sumError(
  name: string,
  total: number,
  n: number,
  lists: ArrayLike<ArrayLike<unknown>>,
  remedy: string,
) {
  if (Math.abs(total - 1) > 1e-3) {
    return new RangeError(`${name} sums to ${total}, not 1: ${remedy} if these are weights`);
  }
  const most = Number(tolerance(n, lists).toPrecision(2));
  const typed = most === 1e-9 ? ", or give numbers of 32 bits as a Float32Array" : "";
  return new RangeError(`${name} sums to ${total}, not 1, and rounding explains ${most}: ${remedy}${typed}`);
}

/** The probabilities of p, each read once. Throws unless p is a distribution; names the argument, its value and the fix. */
export function readDistribution(p: unknown, name: string): Distribution {
  const numbers = readNumbers(p, name, "probabilities");
  const { length } = numbers;
  for (let i = 0; i < length; i++) {
    if (!(numbers[i] >= 0 && numbers[i] <= 1))
      assertProbability(numbers[i], `${name}[${i}]`, remedyFor(numbers[i]));
  }
  const total = sum(length, (i) => numbers[i]);
  if (!isOneIn(total, length, [numbers])) throw sumError(name, total, length, [numbers], "use normalize()");
  return numbers;
}

/** Throws unless p is a distribution; names the argument, its value and the fix. */
export function assertDistribution(p: unknown, name: string): asserts p is Distribution {
  readDistribution(p, name);
}

/** Throws unless the value is a probability. */
export function assertProbability(value: unknown, name: string, remedy = ""): asserts value is number {
  assertNumber(value, name);
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`${name} is ${value}: a probability lies between 0 and 1${remedy}`);
  }
}

/** What to do about an entry above 1. */
function remedyFor(p: number): string {
  if (!(p > 1)) return "";
  return p > 1.001 ? "; use normalize() if these are weights" : "; use normalize() if it was rounded";
}

function assertLength(length: unknown): asserts length is number {
  assertNumber(length, "length");
  if (!(Number.isInteger(length) && length >= 1)) {
    throw new RangeError(`length is ${length}: give a whole number of outcomes, 1 or more`);
  }
  assertRoom(length, "length", length);
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
  const w = readNumbers(weights, "weights");
  assertRoom(w.length, "weights.length", w.length);
  for (let i = 0; i < w.length; i++) {
    if (!(w[i] >= 0 && w[i] < Infinity)) {
      throw new RangeError(`weights[${i}] is ${w[i]}: a weight is a finite number, 0 or more`);
    }
  }
  const total = sum(w.length, (i) => w[i]);
  if (total === 0) throw new RangeError("weights sums to 0: give at least one outcome a positive weight");
  if (total === Infinity) return normalize(Array.from(w, (weight) => weight / 2 ** 60));
  return Array.from(w, (weight) => weight / total + 0);
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
