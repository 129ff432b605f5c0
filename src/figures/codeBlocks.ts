import { assertList, assertNumber } from "../arguments.js";
import type { Distribution } from "../distribution.js";
import { surprisal } from "../entropy.js";
import { weighted } from "../numerics/sum.js";

/** Blocks as narrow as this, less than a pixel, are drawn together. */
const narrowest = 1 / 1000;

/** A block for each outcome that occurs: as wide as its probability, as high as its codeword is long; `needed` is −log p. */
export function codeBlocks(p: Distribution, lengths: ArrayLike<number>, base: number) {
  let right = 0;
  const blocks = Array.from(p, (probability, i) => {
    const left = right;
    right += probability;
    return {
      i,
      left,
      right,
      length: lengths[i],
      needed: surprisal(probability, { base }),
      area: weighted(probability, lengths[i]),
    };
  }).filter(({ left, right }) => right > left);
  const merged: typeof blocks = [];
  for (const block of blocks) {
    const last = merged[merged.length - 1];
    const [before, here] = [last?.right - last?.left, block.right - block.left];
    if (last !== undefined && before <= narrowest && here <= narrowest) {
      const mean = (a: number, b: number) => (a * before + b * here) / (before + here);
      last.length = mean(last.length, block.length);
      last.needed = mean(last.needed, block.needed);
      last.area += block.area;
      last.right = block.right;
    } else merged.push(block);
  }
  return merged;
}

/** Throws unless there is a length, not negative, for each outcome. */
export function assertLengths(lengths: unknown, length: number): void {
  assertList(lengths, "lengths", "code lengths");
  if (lengths.length !== length)
    throw new RangeError(
      `lengths has length ${lengths.length}, not ${length}: give one code length for each outcome`,
    );
  for (let i = 0; i < length; i++) {
    const codeLength = lengths[i];
    assertNumber(codeLength, "lengths", i);
    if (!(codeLength >= 0))
      throw new RangeError(`lengths[${i}] is ${codeLength}: give a number that is not negative`);
  }
}
