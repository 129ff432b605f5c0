import type { ExactSums } from "../pairs.js";
import { makeBlock } from "./block.js";
import { comparison } from "./relativeEntropy.js";
import { sum } from "./sum.js";

const differences = makeBlock();

/**
 * Puts the p(x) p(y) where relativeEntropyTerms finds them, and returns the differences of the p(x, y) from them. So that
 * these are right even where all but the last digits cancel, p(x) and p(y) are split into a head of 26 bits and a tail: the
 * product of two heads is exact. Rounding may keep the sum of the joint from 1; p(x) is divided by it.
 *
 * @see Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971)
 */
export function comparisonWithIndependent(rows: ExactSums, columns: ExactSums) {
  const excess = sum(2 * rows.rounded.length + 1, (i) =>
    i === 0 ? -1 : (i % 2 === 0 ? rows.lost : rows.rounded)[(i - 1) >> 1],
  );
  const heads = columns.rounded.map(headOf);
  const tails = columns.rounded.map((p, y) => p - heads[y] + columns.lost[y]);
  const { occurring, expected } = comparison;
  return (length: number, x: number, start: number): Float64Array => {
    const row = rows.rounded[x];
    const head = headOf(row);
    const tail = row - head + (rows.lost[x] - (row * excess) / (1 + excess));
    for (let i = 0; i < length; i++) {
      const y = start + i;
      const product = head * heads[y];
      const rest = head * tails[y] + tail * (heads[y] + tails[y]);
      expected[i] = product + rest;
      differences[i] = occurring[i] - product - rest;
    }
    return differences;
  };
}

/** The first 26 bits of x. */
function headOf(x: number): number {
  const shifted = (2 ** 27 + 1) * x;
  return shifted - (shifted - x);
}
