import { assertList } from "./arguments.js";
import { assertDistribution, type Distribution, isOne } from "./distribution.js";
import { blockLength, lengthOfBlock } from "./numerics/block.js";
import { lostInSum } from "./numerics/sum.js";

/**
 * Σ over the outcomes of p and q: copies both, block by block, to where `sumOfBlock` looks for them, and adds up what it
 * makes of each block. Refuses what is no distribution: the lengths and sums tell that there is something to refuse, and
 * assertDistributions what.
 */
export function sumOverOutcomes(
  p: Distribution,
  q: Distribution,
  pBlock: Float64Array,
  qBlock: Float64Array,
  sumOfBlock: (length: number) => number,
): number {
  if (!haveSameOutcomes(p, q)) assertDistributions(p, q);
  let totalOfP = 0;
  let totalOfQ = 0;
  let answer = 0;
  let lost = 0;
  for (let start = 0; start < p.length; start += blockLength) {
    const length = lengthOfBlock(p, start);
    totalOfP += readProbabilities(p, start, length, pBlock);
    totalOfQ += readProbabilities(q, start, length, qBlock);
    const ofBlock = sumOfBlock(length);
    const next = answer + ofBlock;
    lost += lostInSum(answer, ofBlock, next);
    answer = next;
  }
  if (!(isOne(totalOfP) && isOne(totalOfQ))) assertDistributions(p, q);
  return Math.abs(answer) === Infinity ? answer : answer + lost;
}

/** Copies probabilities to a block and returns their sum, or NaN if one is no probability. */
export function readProbabilities(
  list: Distribution,
  start: number,
  length: number,
  block: Float64Array,
): number {
  if (length === blockLength && list instanceof Float64Array) {
    copyNumbers(list, start, length, block);
    return totalOfFullBlock(block);
  }
  let total = 0;
  for (let i = 0; i < length; i++) {
    const p = list[start + i];
    if (!(typeof p === "number" && p >= 0 && p <= 1)) return NaN;
    block[i] = p;
    total += p;
  }
  return total;
}

/** The same for a full block, checked four at a time: where none is negative, one above 1 shows in the sum. */
function totalOfFullBlock(block: Float64Array): number {
  let total = 0;
  for (let i = 0; i < blockLength; i += 4) {
    const a = block[i];
    const b = block[i + 1];
    const c = block[i + 2];
    const d = block[i + 3];
    if (!(a >= 0 && b >= 0 && c >= 0 && d >= 0)) return NaN;
    total += a + b + (c + d);
  }
  return total <= 1 || block.every((p) => p <= 1) ? total : NaN;
}

/** Copies numbers, or NaN in the place of what is none, to a block, and zeros behind them. */
export function copyNumbers(
  list: ArrayLike<unknown>,
  start: number,
  length: number,
  block: Float64Array,
): void {
  block[length] = block[length + 1] = block[length + 2] = 0;
  if (list instanceof Float64Array && length === blockLength) {
    block.set(list.subarray(start, start + length));
    return;
  }
  for (let i = 0; i < length; i++) {
    const x = list[start + i];
    block[i] = typeof x === "number" ? x : NaN;
  }
}

/** Whether p and q look like lists of the same length. */
export function haveSameOutcomes(p: Distribution, q: Distribution): boolean {
  return Number.isInteger(p?.length) && p.length > 0 && q?.length === p.length;
}

/** Refuses what is no pair of distributions, naming the argument at fault. */
export function assertDistributions(p: Distribution, q: Distribution): void {
  assertList(p, "p", "probabilities");
  assertList(q, "q", "probabilities");
  if (p.length !== q.length) {
    throw new RangeError(
      `p has length ${p.length} and q has length ${q.length}: give both the same outcomes, with 0 for an impossible one`,
    );
  }
  assertDistribution(p, "p");
  assertDistribution(q, "q");
}
