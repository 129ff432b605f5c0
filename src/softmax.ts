import { blockLength } from "./block.js";
import { assertList, assertNumber } from "./describe.js";
import { expOfBlock, exponent } from "./exp.js";
import { lostInSum, sumOfBlock } from "./sum.js";

/** What a softmax does with the scale of the logits: below 1 it sharpens the answer, above 1 it flattens it. */
export interface Temperature {
  temperature?: number | undefined;
}

/** The index of the largest logit, the first of them if there are several; −1 if there is none, or what is no logit. */
export function indexOfLargest(logits: ArrayLike<number>): number {
  let largest = -1;
  let max = -Infinity;
  for (let i = 0; i < logits.length; i++) {
    const logit = logits[i];
    if (!(typeof logit === "number" && Math.abs(logit) < Infinity)) return -1;
    if (logit > max) {
      largest = i;
      max = logit;
    }
  }
  return largest;
}

/** Refuses what is not an array of finite numbers. */
export function assertLogits(logits: unknown, name: string): asserts logits is ArrayLike<number> {
  assertList(logits, name, "numbers");
  for (let i = 0; i < logits.length; i++) {
    assertNumber(logits[i], `${name}[${i}]`);
    if (!Number.isFinite(logits[i])) {
      throw new RangeError(`${name}[${i}] is ${logits[i]}: a logit is a finite number`);
    }
  }
}

function assertTemperature(temperature: number): void {
  assertNumber(temperature, "temperature");
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(
      `temperature is ${temperature}: give a positive number; 1 leaves the logits as they are`,
    );
  }
}

/** Puts (zᵢ − max) / T where expOfBlock looks for it, with the rest that rounding took from the difference. */
function putExponents(
  logits: ArrayLike<number>,
  start: number,
  length: number,
  max: number,
  temperature: number,
): void {
  const { block, rests } = exponent;
  for (let i = 0; i < length; i++) {
    const logit = logits[start + i];
    const difference = logit - max;
    block[i] = difference;
    rests[i] = difference === -Infinity ? 0 : lostInSum(logit, -max, difference);
  }
  if (temperature === 1) return;
  for (let i = 0; i < length; i++) {
    block[i] /= temperature;
    rests[i] /= temperature;
  }
}

/**
 * Σ exp((zᵢ − max) / T), without the 1 of the largest logit, which log1p adds without rounding the rest away, however
 * small it is.
 */
function sumOfOthers(logits: ArrayLike<number>, largest: number, temperature: number): number {
  let total = 0;
  let lost = 0;
  for (let start = 0; start < logits.length; start += blockLength) {
    const length = Math.min(blockLength, logits.length - start);
    putExponents(logits, start, length, logits[largest], temperature);
    const exponentials = expOfBlock(length);
    if (largest >= start && largest < start + length) exponentials[largest - start] = 0;
    const x = sumOfBlock(exponentials, length);
    const next = total + x;
    lost += lostInSum(total, x, next);
    total = next;
  }
  return total + lost;
}

/** ln Σ exp((zᵢ − max) / T). */
export function logOfSum(logits: ArrayLike<number>, largest: number, temperature = 1): number {
  return Math.log1p(sumOfOthers(logits, largest, temperature));
}

/**
 * The logarithm of a sum of exponentials, a smooth maximum, in nats:
 *
 *     logSumExp(z) = ln Σ exp(zᵢ)
 *
 * Between max(z) and max(z) + ln n. It neither overflows nor underflows, however large the logits.
 *
 * @throws {TypeError} if `logits` is not an array of numbers
 * @throws {RangeError} if `logits` is empty or has an entry that is not finite
 * @example logSumExp([0, 0]) // 0.6931471805599453
 * @example logSumExp([1000, 0]) // 1000
 * @see Blanchard, Higham & Higham, Accurately computing the log-sum-exp and softmax functions, IMA J. Numer. Anal. 41 (2021)
 */
export function logSumExp(logits: ArrayLike<number>): number {
  assertLogits(logits, "logits");
  const largest = indexOfLargest(logits);
  return logits[largest] + logOfSum(logits, largest);
}

/**
 * The logarithm of softmax, in nats, accurate where the softmax itself rounds to 0 or 1:
 *
 *     logSoftmax(z)ᵢ = zᵢ / T − ln Σ exp(zⱼ / T)
 *
 * Never above 0. Adding the same number to every logit changes nothing.
 *
 * @param options.temperature - T, 1 by default
 * @throws {TypeError} if `logits` is not an array of numbers, or `temperature` is not a number
 * @throws {RangeError} if `logits` is empty or has an entry that is not finite, or `temperature` is not positive and finite
 * @example logSoftmax([0, 0]) // [-0.6931471805599453, -0.6931471805599453]
 * @example logSoftmax([1000, 0]) // [0, -1000]
 * @see Goodfellow, Bengio & Courville, Deep Learning, §6.2.2.3
 */
export function logSoftmax(logits: ArrayLike<number>, { temperature = 1 }: Temperature = {}): number[] {
  assertLogits(logits, "logits");
  assertTemperature(temperature);
  const largest = indexOfLargest(logits);
  const log = logOfSum(logits, largest, temperature);
  return Array.from(logits, (logit) => (logit - logits[largest]) / temperature - log);
}

/**
 * Probabilities from scores: each is proportional to the exponential of its logit:
 *
 *     softmax(z)ᵢ = exp(zᵢ / T) / Σ exp(zⱼ / T)
 *
 * Adding the same number to every logit changes nothing. A temperature near 0 gives all to the largest logit, or
 * in equal shares to the largest; a high one tends to the uniform distribution.
 *
 * @param options.temperature - T, 1 by default
 * @throws {TypeError} if `logits` is not an array of numbers, or `temperature` is not a number
 * @throws {RangeError} if `logits` is empty or has an entry that is not finite, or `temperature` is not positive and finite
 * @example softmax([0, 0]) // [0.5, 0.5]
 * @example softmax([1000, 0]) // [1, 0]
 * @example softmax([0, 3], { temperature: 1000 }) // [0.4992500005624995, 0.5007499994375005]
 * @see Hinton, Vinyals & Dean, Distilling the Knowledge in a Neural Network (2015), §2, for the temperature
 */
export function softmax(logits: ArrayLike<number>, { temperature = 1 }: Temperature = {}): number[] {
  assertLogits(logits, "logits");
  assertTemperature(temperature);
  const largest = indexOfLargest(logits);
  const total = 1 + sumOfOthers(logits, largest, temperature);
  const probabilities: number[] = [];
  for (let start = 0; start < logits.length; start += blockLength) {
    const length = Math.min(blockLength, logits.length - start);
    putExponents(logits, start, length, logits[largest], temperature);
    const exponentials = expOfBlock(length);
    for (let i = 0; i < length; i++) probabilities.push(exponentials[i] / total);
  }
  return probabilities;
}
