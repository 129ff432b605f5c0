import { assertNumber } from "./arguments.js";
import { assertLogits, indexOfLargest, sumOfOthers } from "./logits.js";
import { blockLength, lengthOfBlock } from "./numerics/block.js";
import { expOfDifferences } from "./numerics/exp.js";

/** What a softmax does with the scale of the logits: below 1 it sharpens the answer, above 1 it flattens it. */
export interface Temperature {
  temperature?: number | undefined;
}

function assertTemperature(temperature: number): void {
  assertNumber(temperature, "temperature");
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(
      `temperature is ${temperature}: give a positive number; 1 leaves the logits as they are`,
    );
  }
}

/** The logits at a temperature, and less the largest, which changes no softmax: divided alone they might overflow. */
function scaledBy(temperature: number, logits: ArrayLike<number>, largest: number): ArrayLike<number> {
  if (temperature === 1) return logits;
  return Array.from(logits, (logit) => (logit - logits[largest]) / temperature);
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
  return logits[largest] + Math.log1p(sumOfOthers(logits, largest));
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
  const scaled = scaledBy(temperature, logits, largest);
  const log = Math.log1p(sumOfOthers(scaled, largest));
  return Array.from(scaled, (logit) => logit - scaled[largest] - log);
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
  const scaled = scaledBy(temperature, logits, largest);
  const total = 1 + sumOfOthers(scaled, largest);
  const probabilities: number[] = [];
  for (let start = 0; start < logits.length; start += blockLength) {
    const length = lengthOfBlock(logits, start);
    const exponentials = expOfDifferences(scaled, start, length, scaled[largest]);
    for (let i = 0; i < length; i++) probabilities.push(exponentials[i] / total);
  }
  return probabilities;
}
