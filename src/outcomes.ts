import { lengthOf } from "./arguments.js";
import { assertDistribution, type Distribution, isOne, isOneIn } from "./distribution.js";
import { type Block, blockLength, endBlock, makeBlock } from "./numerics/block.js";
import { sum } from "./numerics/sum.js";
import type { Totals } from "./numerics/totals.js";

/** What one call works on, and no other meanwhile: reading an entry may run a getter, and that may call the library again. */
interface Work {
  p: Block;
  q: Block;
  totals: Totals;
}
let spare: Work | undefined;

/** The sum of a formula over n entries of p and q; also adds the entries to the totals of p and q. */
export type SumOfBlock = (p: Block, q: Block, n: number, totals: Totals) => number;

/**
 * Sums over the outcomes of p and q, a block at a time. Throws unless both are distributions; a bad total signals an error,
 * and `refuse` finds it.
 */
export function sumOverOutcomes(p: Distribution, q: Distribution, sumOfBlock: SumOfBlock): number {
  const length = p?.length;
  if (!(Number.isInteger(length) && length > 0 && length <= 2 ** 27 && q?.length === length))
    assertSameOutcomes(p, q);
  const work = spare ?? { p: makeBlock(), q: makeBlock(), totals: { ofP: 0, ofQ: 0 } };
  spare = undefined;
  const { totals } = work;
  totals.ofP = totals.ofQ = 0;
  const answer =
    length <= blockLength
      ? sumFrom(0, length, p, q, work, sumOfBlock)
      : sumOfBlocks(length, p, q, work, sumOfBlock);
  spare = work;
  if (!(isOne(totals.ofP) && isOne(totals.ofQ))) {
    if (!(isOneIn(totals.ofP, length, [p]) && isOneIn(totals.ofQ, length, [q]))) refuse(p, q);
  }
  return answer;
}

/** The sum over all blocks. A function of its own: its closure would cost a short list more than the sum does. */
function sumOfBlocks(
  length: number,
  p: Distribution,
  q: Distribution,
  work: Work,
  sumOfBlock: SumOfBlock,
): number {
  return sum(Math.ceil(length / blockLength), (b) =>
    sumFrom(b * blockLength, length, p, q, work, sumOfBlock),
  );
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
  copyNumbers(p, start, n, work.p);
  if (q !== p) copyNumbers(q, start, n, work.q);
  return sumOfBlock(work.p, q === p ? work.p : work.q, n, work.totals);
}

/**
 * Copies n entries of a list to a block, NaN for what is no number. Only the copy is checked and used: nothing that runs
 * while a list is read, and no other thread that shares its memory, can change it any more.
 */
function copyNumbers(list: ArrayLike<unknown>, start: number, n: number, block: Block): void {
  if (n === blockLength && isFloat64Array(list) && list.length >= start + n) {
    const entries = list.subarray(start, start + n);
    if (entries.length === n) {
      block.set(entries);
      return;
    }
  }
  for (let i = 0; i < n; i++) {
    const x = list[start + i];
    block[i] = typeof x === "number" ? x : NaN;
  }
  endBlock(block, n);
}

/** Whether a list is a Float64Array: no Proxy of one, and none that is made otherwise. */
function isFloat64Array(list: ArrayLike<unknown>): list is Float64Array {
  return ArrayBuffer.isView(list) && list.constructor === Float64Array;
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
