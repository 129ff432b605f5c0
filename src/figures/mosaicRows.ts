import { type Distribution, normalize } from "../distribution.js";
import { marginals } from "../marginals.js";
import { listed, numberLabel } from "./labels.js";
import { coarser } from "./matrix.js";

/** A joint distribution of at most `most` rows and columns: of a larger one, the sums of neighbours. */
export function coarseJoint(joint: ArrayLike<Distribution>, most: number): number[][] {
  const cells = coarser(
    Array.from(joint, (line) => Array.from(line)),
    (total) => total,
    most,
  );
  // The sum of numbers of 32 bits is only nearly 1, and the sum of their products further from it.
  const shares = normalize(cells.map(({ value }) => value));
  const rows = new Map<number, number[]>();
  for (const [i, { row }] of cells.entries()) rows.set(row, [...(rows.get(row) ?? []), shares[i]]);
  return [...rows.values()];
}

/** A rectangle of the unit square for each pair that occurs: as wide as p(x), as high as p(y | x), its area p(x, y). */
export function mosaicRows(joint: ArrayLike<Distribution>) {
  const { rows } = marginals(joint);
  let right = 0;
  return rows.flatMap((px, row) => {
    const left = right;
    right += px;
    let below = 1;
    return Array.from(joint[row], (probability, column) => {
      const above = below;
      below -= px === 0 ? 0 : probability / px;
      return { row, column, probability, left, right: left + px, bottom: Math.max(0, below), top: above };
    }).filter(({ probability }) => probability > 0);
  });
}

/** What each cell has in the joint distribution, and what in the product. */
export function inWords(
  joint: readonly (readonly number[])[],
  product: readonly (readonly number[])[],
  rows: readonly string[],
  columns: readonly string[],
): string {
  const cells = rows.flatMap((_, row) => columns.map((_, column) => ({ row, column })));
  return listed(
    cells,
    ({ row, column }) =>
      `${rows[row]}, ${columns[column]}: ${numberLabel(joint[row][column])} and ${numberLabel(product[row][column])}`,
    "; ",
  );
}
