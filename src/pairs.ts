import { assertList } from "./arguments.js";
import { assertProbability, type Distribution, isOne } from "./distribution.js";
import { blockLength, lengthOfBlock, makeBlock } from "./numerics/block.js";
import { lostInSum, sum } from "./numerics/sum.js";
import { readProbabilities } from "./outcomes.js";

/** The probabilities p(x, y) of pairs: one row for each x, one column for each y, all entries together summing to 1. */
export type Joint = ArrayLike<Distribution>;

/** Refuses what is no matrix; its entries are checked as they are read. */
function assertMatrix(joint: unknown): asserts joint is Joint {
  assertList(joint, "joint", "rows of probabilities");
  for (let x = 0; x < joint.length; x++) {
    const row = joint[x];
    assertList(row, `joint[${x}]`, "probabilities");
    const { length } = (joint as Joint)[0];
    if (row.length !== length) {
      throw new RangeError(
        `joint[${x}] has length ${row.length} and joint[0] has length ${length}: give both the same`,
      );
    }
  }
}

/** Refuses a matrix that is no joint distribution, naming the entry at fault, or else the sum. */
function assertJoint(joint: Joint): void {
  for (let x = 0; x < joint.length; x++) {
    for (let y = 0; y < joint[x].length; y++) assertProbability(joint[x][y], `joint[${x}][${y}]`);
  }
  const total = sum(joint.length, (x) => sum(joint[x].length, (y) => joint[x][y]));
  if (!isOne(total)) {
    throw new RangeError(
      `joint sums to ${total}, not 1: divide every entry by this sum if these are weights`,
    );
  }
}

/** Σ over all pairs: reads the joint row by row and block by block, and adds up what `sumOfBlock` makes of each. */
export function sumOverPairs(
  joint: Joint,
  block: Float64Array,
  sumOfBlock: (length: number, x: number, start: number) => number,
): number {
  assertMatrix(joint);
  let total = 0;
  const answer = sum(joint.length, (x) =>
    sum(Math.ceil(joint[x].length / blockLength), (b) => {
      const start = b * blockLength;
      const length = lengthOfBlock(joint[x], start);
      total += readProbabilities(joint[x], start, length, block);
      return sumOfBlock(length, x, start);
    }),
  );
  if (!isOne(total)) assertJoint(joint);
  return answer;
}

/** Sums as two numbers each, the rounded sum and what rounding took from it: together they are exact. */
export interface ExactSums {
  rounded: Float64Array;
  lost: Float64Array;
}

const entries = makeBlock();

/** The sums of the rows and of the columns, and of all. */
export function exactMarginals(joint: Joint): { rows: ExactSums; columns: ExactSums } {
  assertMatrix(joint);
  const exactSums = (length: number) => ({
    rounded: new Float64Array(length),
    lost: new Float64Array(length),
  });
  const rows = exactSums(joint.length);
  const columns = exactSums(joint[0].length);
  sumOverPairs(joint, entries, (length, x, start) => {
    for (let i = 0; i < length; i++) {
      add(entries[i], rows, x);
      add(entries[i], columns, start + i);
    }
    return 0;
  });
  return { rows, columns };
}

function add(p: number, { rounded, lost }: ExactSums, i: number): void {
  const next = rounded[i] + p;
  lost[i] += lostInSum(rounded[i], p, next);
  rounded[i] = next;
}
