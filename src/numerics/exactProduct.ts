import { type Block, makeBlock } from "./block.js";
import { type ExactSums, sum } from "./sum.js";

const pairs = makeBlock();
const products = makeBlock();
const differences = makeBlock();

/** Everything is multiplied by this: the product of two small probabilities would be too small for a double. */
export const magnified = 2 ** 990;

/**
 * The p(x, y) of a block, the products p(x) p(y) of exact row and column sums, and how far the pairs are from them, all
 * magnified: right even where all but the last digits cancel, for p(x) and p(y) are split into a head of 26 bits and a
 * tail, and the product of two heads is exact. Rounding may keep the sum of all from 1; p(x) is divided by it.
 *
 * @returns a function of n entries of row x from column y on; its results hold until the next call
 * @see Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18 (1971)
 */
export function exactProducts(rows: ExactSums, columns: ExactSums) {
  const excess = sum(2 * rows.rounded.length + 1, (i) =>
    i === 0 ? -1 : (i % 2 === 0 ? rows.lost : rows.rounded)[(i - 1) >> 1],
  );
  const heads = columns.rounded.map(headOf);
  const tails = columns.rounded.map((p, y) => p - heads[y] + columns.lost[y]);
  return (p: Block, n: number, x: number, y: number) => {
    const row = rows.rounded[x] * magnified;
    const head = headOf(row);
    const tail = row - head + (rows.lost[x] * magnified - (row * excess) / (1 + excess));
    for (let i = 0; i < n; i++) {
      const pair = p[i] * magnified;
      const product = head * heads[y + i];
      const rest = head * tails[y + i] + tail * (heads[y + i] + tails[y + i]);
      pairs[i] = pair;
      products[i] = product + rest;
      differences[i] = pair - product - rest;
    }
    return { pairs, products, differences };
  };
}

/** The first 26 bits of x. */
function headOf(x: number): number {
  const shifted = (2 ** 27 + 1) * x;
  return shifted - (shifted - x);
}
