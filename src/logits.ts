import { assertList, assertNumber } from "./arguments.js";
import { blockLength, lengthOfBlock } from "./numerics/block.js";
import { expOfDifferences } from "./numerics/exp.js";
import { sum, sumOfBlock } from "./numerics/sum.js";

/**
 * The index of the largest logit, the first of them if there are several; −1 if there is none, or what is no logit. Four
 * are looked at together: seldom is one larger than all before, and their sum tells if one is NaN or −∞.
 */
export function indexOfLargest(logits: ArrayLike<number>): number {
  let largest = -1;
  let max = -Infinity;
  for (let i = 0; i < logits.length; i += 4) {
    if (i + 3 < logits.length) {
      const a = logits[i];
      const b = logits[i + 1];
      const c = logits[i + 2];
      const d = logits[i + 3];
      const areNumbers =
        typeof a === "number" && typeof b === "number" && typeof c === "number" && typeof d === "number";
      const areLogits = areNumbers && a + b + (c + d) > -Infinity;
      if (areLogits && !(a > max || b > max || c > max || d > max)) continue;
    }
    for (let j = i; j < i + 4 && j < logits.length; j++) {
      const logit = logits[j];
      if (!(typeof logit === "number" && Math.abs(logit) < Infinity)) return -1;
      if (logit > max) {
        largest = j;
        max = logit;
      }
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

/**
 * Σ exp(zᵢ − max), without the 1 of the largest logit, which log1p adds without rounding the rest away, however small it
 * is.
 */
export function sumOfOthers(logits: ArrayLike<number>, largest: number): number {
  if (logits.length <= blockLength) return sumOfOthersInBlock(logits, largest, 0);
  return sumOfOthersInBlocks(logits, largest);
}

function sumOfOthersInBlocks(logits: ArrayLike<number>, largest: number): number {
  return sum(Math.ceil(logits.length / blockLength), (b) =>
    sumOfOthersInBlock(logits, largest, b * blockLength),
  );
}

function sumOfOthersInBlock(logits: ArrayLike<number>, largest: number, start: number): number {
  const length = lengthOfBlock(logits, start);
  const exponentials = expOfDifferences(logits, start, length, logits[largest]);
  if (largest >= start && largest < start + length) exponentials[largest - start] = 0;
  return sumOfBlock(exponentials, length);
}
