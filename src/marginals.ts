import { assertRoom, lengthOf, roomFor } from "./arguments.js";
import { assertProbability, type Distribution, isOneIn, readDistribution, sumError } from "./distribution.js";
import { type Block, blockLength, endBlock, makeBlock } from "./numerics/block.js";
import { addExactly, type ExactSums, exactZeros, roundingError, sum } from "./numerics/sum.js";

/** The probabilities p(x, y) of pairs: one row for each x, one column for each y, all entries together summing to 1. */
export type Joint = ArrayLike<Distribution>;

/** The entries of a joint distribution, row after row. */
export interface Pairs {
  rows: number;
  columns: number;
  entries: Float64Array;
}

/** The entries of a joint distribution, each read once. Throws unless it is one; names the entry at fault, or else the sum. */
export function readJoint(joint: Joint): Pairs {
  const { rows, columns } = readRows(joint);
  const entries = roomFor(rows.length * columns, "joint");
  let total = 0;
  let lost = 0;
  for (let x = 0; x < rows.length; x++) {
    const row = rows[x];
    for (let y = 0; y < columns; y++) {
      const p: unknown = row[y];
      if (!(typeof p === "number" && p >= 0 && p <= 1)) refuse(p, `joint[${x}][${y}]`);
      const probability = p as number;
      entries[x * columns + y] = probability;
      const next = total + probability;
      lost += roundingError(total, probability, next);
      total = next;
    }
  }
  total += lost;
  if (!isOneIn(total, entries.length, rows)) {
    throw sumError("joint", total, entries.length, rows, "divide every entry by this sum");
  }
  return { rows: rows.length, columns, entries };
}

function refuse(p: unknown, name: string): void {
  const isWeight = typeof p === "number" && p > 1;
  assertProbability(p, name, isWeight ? "; divide every entry by the sum of all if these are weights" : "");
}

/** The rows of a matrix, and their length. Throws unless all are equally long. */
function readRows(joint: unknown): { rows: Distribution[]; columns: number } {
  const length = lengthOf(joint, "joint", "rows of probabilities");
  assertRoom(length, "joint.length", length);
  const rows: Distribution[] = [];
  let columns = 0;
  for (let x = 0; x < length; x++) {
    const row = (joint as ArrayLike<unknown>)[x];
    const lengthOfRow = lengthOf(row, "joint", "probabilities", x);
    columns ||= lengthOfRow;
    if (lengthOfRow !== columns) {
      throw new RangeError(
        `joint[${x}] has length ${lengthOfRow} and joint[0] has length ${columns}: give both the same`,
      );
    }
    rows.push(row as Distribution);
  }
  return { rows, columns };
}

const block = makeBlock();

/** Sums over the pairs, a block at a time: `sumOfBlock` gets n probabilities of row x, from column y on. */
export function sumOverPairs(
  { rows, columns, entries }: Pairs,
  sumOfBlock: (p: Block, n: number, x: number, y: number) => number,
): number {
  const blocks = Math.ceil(columns / blockLength);
  return sum(rows * blocks, (b) => {
    const x = Math.floor(b / blocks);
    const y = (b % blocks) * blockLength;
    const n = Math.min(blockLength, columns - y);
    block.set(entries.subarray(x * columns + y, x * columns + y + n));
    endBlock(block, n);
    return sumOfBlock(block, n, x, y);
  });
}

/** The sums of the rows and of the columns. */
export function exactMarginals({ rows, columns, entries }: Pairs): {
  ofRows: ExactSums;
  ofColumns: ExactSums;
} {
  const ofRows = exactZeros(rows);
  const ofColumns = exactZeros(columns);
  for (let x = 0; x < rows; x++) {
    for (let y = 0; y < columns; y++) {
      const p = entries[x * columns + y];
      addExactly(ofRows, x, p);
      addExactly(ofColumns, y, p);
    }
  }
  return { ofRows, ofColumns };
}

/**
 * What remains of a joint distribution when one of the two variables is not looked at:
 *
 *     p(x) = Σ_y p(x, y),  p(y) = Σ_x p(x, y)
 *
 * Of a joint distribution in Float32Arrays they sum to 1 only nearly, as it does: `normalize` them to go on.
 *
 * @returns `rows`, the distribution of x, and `columns`, the distribution of y
 * @throws {TypeError} if `joint` is not an array of arrays of numbers
 * @throws {RangeError} if its rows differ in length, or its entries are not probabilities that sum to 1
 * @example marginals([[1/2, 1/4], [0, 1/4]]) // { rows: [0.75, 0.25], columns: [0.5, 0.5] }
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.2
 */
export function marginals(joint: Joint): { rows: number[]; columns: number[] } {
  const { ofRows, ofColumns } = exactMarginals(readJoint(joint));
  const rounded = ({ rounded, lost }: ExactSums) => Array.from(rounded, (p, i) => p + lost[i]);
  return { rows: rounded(ofRows), columns: rounded(ofColumns) };
}

/**
 * The joint distribution of two variables that know nothing of each other:
 *
 *     p(x, y) = p(x) q(y)
 *
 * Of Float32Arrays it sums to 1 only nearly, as they do: `normalize` them first.
 *
 * @returns a matrix with `p` along its rows and `q` along its columns
 * @throws {TypeError} if `p` or `q` is not an array of numbers
 * @throws {RangeError} if `p` or `q` is not a distribution
 * @example independent([1/2, 1/2], [3/4, 1/4]) // [[0.375, 0.125], [0.375, 0.125]]
 * @see Cover & Thomas, Elements of Information Theory, 2nd ed., §2.3
 */
export function independent(p: Distribution, q: Distribution): number[][] {
  const ps = readDistribution(p, "p");
  const qs = readDistribution(q, "q");
  assertRoom(ps.length * qs.length, "p.length * q.length", ps.length * qs.length);
  return Array.from(ps, (px) => Array.from(qs, (qy) => px * qy + 0));
}
