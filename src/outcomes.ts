import { lengthOf } from "./arguments.js";
import { assertDistribution, type Distribution, isOne, isOneIn } from "./distribution.js";
import { type Block, blockLength, endBlock, makeBlock } from "./numerics/block.js";
import { sum } from "./numerics/sum.js";

/** What one call works on, and no other meanwhile: reading an entry may run a getter, and that may call the library again. */
interface Work {
  p: Block;
  q: Block;
  totalOfP: number;
  totalOfQ: number;
}
let spare: Work | undefined;

/** Sums n probabilities of p and of q. */
export type SumOfBlock = (p: Block, q: Block, n: number) => number;

/**
 * Sums over the outcomes of p and q, a block at a time. Throws unless both are distributions; a bad total signals an error,
 * and `refuse` finds it.
 */
export function sumOverOutcomes(p: Distribution, q: Distribution, sumOfBlock: SumOfBlock): number {
  const length = p?.length;
  if (!(Number.isInteger(length) && length > 0 && length <= 2 ** 27 && q?.length === length))
    assertSameOutcomes(p, q);
  const work = spare ?? { p: makeBlock(), q: makeBlock(), totalOfP: 0, totalOfQ: 0 };
  spare = undefined;
  work.totalOfP = work.totalOfQ = 0;
  const answer =
    length <= blockLength
      ? sumFrom(0, length, p, q, work, sumOfBlock)
      : sum(Math.ceil(length / blockLength), (b) => sumFrom(b * blockLength, length, p, q, work, sumOfBlock));
  spare = work;
  if (!(isOne(work.totalOfP) && isOne(work.totalOfQ))) {
    if (!(isOneIn(work.totalOfP, length, [p]) && isOneIn(work.totalOfQ, length, [q]))) refuse(p, q);
  }
  return answer;
}

/** The sum over the block that begins at `start`. */
function sumFrom(
  start: number,
  length: number,
  p: Distribution,
  q: Distribution,
  work: Work,
  sumOfBlock: SumOfBlock,
): number {
  const n = Math.min(blockLength, length - start);
  const ofP = readProbabilities(p, start, n, work.p);
  const ofQ = q === p ? ofP : readProbabilities(q, start, n, work.q);
  if (Number.isNaN(ofP + ofQ)) refuse(p, q);
  work.totalOfP += ofP;
  work.totalOfQ += ofQ;
  return sumOfBlock(work.p, q === p ? work.p : work.q, n);
}

/** Copies n probabilities to a block and returns their sum: NaN unless all are probabilities. */
function readProbabilities(list: ArrayLike<unknown>, start: number, n: number, block: Block): number {
  if (n === blockLength && isFloat64Array(list) && list.length >= start + n) {
    block.set(list.subarray(start, start + n));
    return totalOfFullBlock(block);
  }
  let total = 0;
  for (let i = 0; i < n; i++) {
    const p = list[start + i];
    if (!(typeof p === "number" && p >= 0 && p <= 1)) return NaN;
    block[i] = p;
    total += p;
  }
  endBlock(block, n);
  return total;
}

/** Whether a list is a Float64Array: no Proxy of one, and none that is made otherwise. */
function isFloat64Array(list: ArrayLike<unknown>): list is Float64Array {
  return ArrayBuffer.isView(list) && list.constructor === Float64Array;
}

/** The sum of a full block, four at a time: NaN unless all are probabilities. */
function totalOfFullBlock(block: Block): number {
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

/** Throws, naming the argument at fault. */
function refuse(p: unknown, q: unknown): never {
  assertDistribution(p, "p");
  assertDistribution(q, "q");
  throw new RangeError("an argument changes while it is read: give arrays of numbers that stay the same");
}

/** Throws unless both are lists of the same length. */
function assertSameOutcomes(p: unknown, q: unknown): void {
  const lengthOfP = lengthOf(p, "p", "probabilities");
  const lengthOfQ = lengthOf(q, "q", "probabilities");
  if (lengthOfP !== lengthOfQ) {
    throw new RangeError(
      `p has length ${lengthOfP} and q has length ${lengthOfQ}: give both the same outcomes, with 0 for an impossible one`,
    );
  }
}
