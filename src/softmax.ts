import { assertNumber, assertOptions, assertRoom } from "./arguments.js";
import { assertPossible, giveBack, type Logits, readLogits, sumOfOthers } from "./logits.js";
import { blockLength } from "./numerics/block.js";
import { expOfDifferences } from "./numerics/exp.js";

/** What a softmax does with the scale of the logits: below 1 it sharpens the answer, above 1 it flattens it. */
export interface Temperature {
  temperature?: number | undefined;
}

function temperatureOf(options: Temperature | undefined): number {
  if (options === undefined) return 1;
  assertOptions(options, "{ temperature: 2 }");
  const { temperature = 1 } = options;
  assertNumber(temperature, "temperature");
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(
      `temperature is ${temperature}: give a positive number; 1 leaves the logits as they are`,
    );
  }
  return temperature;
}

/** The logits over the temperature T, as (z − max) / T: same softmax, no overflow. */
function readScaled(logits: ArrayLike<number>, temperature: number): Logits {
  const read = readLogits(logits);
  assertPossible(read);
  assertRoom(read.length, "logits.length", read.length);
  if (temperature === 1) return read;
  const { z, length, largest, max } = read;
  for (let i = 0; i < length; i++) {
    const below = z[i] - max;
    z[i] = below === -Infinity ? (z[i] / 2 - max / 2) / (temperature / 2) : below / temperature;
  }
  return { z, length, largest, max: 0 };
}

/**
 * The logarithm of a sum of exponentials, a smooth maximum, in nats:
 *
 *     logSumExp(z) = ln Σ exp(zᵢ)
 *
 * Between max(z) and max(z) + ln n; a logit of −Infinity adds nothing. It neither overflows nor underflows, however
 * large the logits.
 *
 * @throws {TypeError} if `logits` is not an array of numbers
 * @throws {RangeError} if `logits` is empty or holds NaN or +Infinity
 * @example logSumExp([0, 0]) // 0.6931471805599453
 * @example logSumExp([1000, 0]) // 1000
 * @see Blanchard, Higham & Higham, Accurately computing the log-sum-exp and softmax functions, IMA J. Numer. Anal. 41 (2021)
 */
export function logSumExp(logits: ArrayLike<number>): number {
  const read = readLogits(logits);
  const answer = read.max === -Infinity ? -Infinity : read.max + Math.log1p(sumOfOthers(read));
  giveBack(read);
  return answer;
}

/**
 * The logarithm of softmax, in nats, accurate where the softmax itself rounds to 0 or 1:
 *
 *     logSoftmax(z)ᵢ = zᵢ / T − ln Σ exp(zⱼ / T)
 *
 * Never above 0; −Infinity for a logit of −Infinity, which rules its class out. Adding the same number to every logit
 * changes nothing. Unless the temperature is 1, zᵢ / T is rounded, which gives an answer l near 0 a relative error of about
 * 2⁻⁵² ln(1 / |l|).
 *
 * @param options.temperature - T, 1 by default
 * @throws {TypeError} if `logits` is not an array of numbers, or `temperature` is not a number
 * @throws {RangeError} if `logits` is empty, holds NaN or +Infinity, or nothing but −Infinity, or `temperature` is not positive and finite
 * @example logSoftmax([0, 0]) // [-0.6931471805599453, -0.6931471805599453]
 * @example logSoftmax([1000, 0]) // [0, -1000]
 * @see Goodfellow, Bengio & Courville, Deep Learning, §6.2.2.3
 */
export function logSoftmax(logits: ArrayLike<number>, options?: Temperature): number[] {
  const scaled = readScaled(logits, temperatureOf(options));
  const { z, length, max } = scaled;
  const log = Math.log1p(sumOfOthers(scaled));
  const logarithms = Array.from(z.subarray(0, length), (zi) => zi - max - log);
  giveBack(scaled);
  return logarithms;
}

/**
 * Probabilities from scores: each is proportional to the exponential of its logit:
 *
 *     softmax(z)ᵢ = exp(zᵢ / T) / Σ exp(zⱼ / T)
 *
 * Adding the same number to every logit changes nothing; a logit of −Infinity has probability 0. A temperature near 0
 * gives all to the largest logit, or in equal shares to the largest; a high one tends to the uniform distribution. Unless
 * it is 1, zᵢ / T is rounded, which gives a small probability p a relative error of about 2⁻⁵² ln(1 / p).
 *
 * @param options.temperature - T, 1 by default
 * @throws {TypeError} if `logits` is not an array of numbers, or `temperature` is not a number
 * @throws {RangeError} if `logits` is empty, holds NaN or +Infinity, or nothing but −Infinity, or `temperature` is not positive and finite
 * @example softmax([0, 0]) // [0.5, 0.5]
 * @example softmax([1000, 0]) // [1, 0]
 * @example softmax([0, 3], { temperature: 1000 }) // [0.4992500005624995, 0.5007499994375005]
 * @see Hinton, Vinyals & Dean, Distilling the Knowledge in a Neural Network (2015), §2, for the temperature
 */
export function softmax(logits: ArrayLike<number>, options?: Temperature): number[] {
  const scaled = readScaled(logits, temperatureOf(options));
  const { z, length, max } = scaled;
  const total = 1 + sumOfOthers(scaled);
  const probabilities: number[] = [];
  for (let start = 0; start < length; start += blockLength) {
    const n = Math.min(blockLength, length - start);
    const exponentials = expOfDifferences(z, start, n, max);
    for (let i = 0; i < n; i++) probabilities.push(exponentials[i] / total);
  }
  giveBack(scaled);
  return probabilities;
}
