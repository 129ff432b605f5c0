import { blockLength, lengthOfBlock } from "./block.js";
import { assertList } from "./describe.js";
import { assertDistribution, type Distribution, isOne } from "./distribution.js";
import { lostInSum } from "./sum.js";

/**
 * Σ over the outcomes of p and q: copies both, block by block, to where `sumOfBlock` looks for them, and adds up what it
 * makes of each block. Where one block is given for both, p is q and is copied once. Refuses what is no distribution: the
 * lengths and sums tell that there is something to refuse, and assertDistributions what.
 */
export function sumOverOutcomes(
  p: Distribution,
  q: Distribution,
  pBlock: Float64Array,
  qBlock: Float64Array,
  sumOfBlock: (length: number) => number,
): number {
  const count = p?.length;
  if (!(Number.isInteger(count) && count > 0 && q?.length === count)) assertDistributions(p, q);
  let totalOfP = 0;
  let totalOfQ = 0;
  let answer = 0;
  let lost = 0;
  for (let start = 0; start < count; start += blockLength) {
    const length = lengthOfBlock(p, start);
    totalOfP += readProbabilities(p, start, length, pBlock);
    totalOfQ += qBlock === pBlock ? 0 : readProbabilities(q, start, length, qBlock);
    const ofBlock = sumOfBlock(length);
    const next = answer + ofBlock;
    lost += lostInSum(answer, ofBlock, next);
    answer = next;
  }
  if (!(isOne(totalOfP) && (qBlock === pBlock || isOne(totalOfQ)))) assertDistributions(p, q);
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
    block.set(list.subarray(start, start + length));
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

/** The same for a full block of a Float64Array, copied at once and checked four at a time. */
function totalOfFullBlock(block: Float64Array): number {
  let total = 0;
  for (let i = 0; i < blockLength; i += 4) {
    const a = block[i];
    const b = block[i + 1];
    const c = block[i + 2];
    const d = block[i + 3];
    if (!(a >= 0 && b >= 0 && c >= 0 && d >= 0 && a <= 1 && b <= 1 && c <= 1 && d <= 1)) return NaN;
    total += a + b + (c + d);
  }
  return total;
}

function assertDistributions(p: Distribution, q: Distribution): void {
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
