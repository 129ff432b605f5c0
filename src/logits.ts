import { blockLength, lengthOfBlock } from "./block.js";
import { assertList, assertNumber } from "./describe.js";
import { expOfBlock, exponent } from "./exp.js";
import { lostInSum, sumOfBlock } from "./sum.js";

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

/** Puts (zᵢ − max) / T where expOfBlock looks for it, with the rest that rounding took from the difference. */
export function putExponents(
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
export function sumOfOthers(logits: ArrayLike<number>, largest: number, temperature: number): number {
  let total = 0;
  let lost = 0;
  for (let start = 0; start < logits.length; start += blockLength) {
    const length = lengthOfBlock(logits, start);
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
