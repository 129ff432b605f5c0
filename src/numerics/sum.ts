/** a + b minus its rounded value, exactly: Knuth's two-sum. */
export function roundingError(a: number, b: number, rounded: number): number {
  const fromB = rounded - a;
  return a - (rounded - fromB) + (b - fromB);
}

/**
 * Σ term(i) for i from 0 to length − 1, as if rounded once: `lost` gathers what each addition rounds away.
 *
 * @see Knuth, The Art of Computer Programming, vol. 2, §4.2.2, theorem B
 * @see Ogita, Rump & Oishi, Accurate sum and dot product, SIAM Journal on Scientific Computing 26 (2005)
 */
export function sum(length: number, term: (i: number) => number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < length; i++) {
    const x = term(i);
    const next = total + x;
    lost += roundingError(total, x, next);
    total = next;
  }
  return Math.abs(total) === Infinity ? total : total + lost;
}

/** Σ aᵢ over a block, in fours: that costs two roundings of each four, and saves most of the work. */
export function sumOfBlock(a: Float64Array, length: number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < length; i += 4) {
    const x = a[i] + a[i + 1] + (a[i + 2] + a[i + 3]);
    const next = total + x;
    lost += roundingError(total, x, next);
    total = next;
  }
  return Math.abs(total) === Infinity ? total : total + lost;
}

/** p · cost, but 0 for what never happens, even where the cost is infinite. */
export function weighted(p: number, cost: number): number {
  return p === 0 ? 0 : p * cost;
}

/** Adds x to a sum, and what rounding takes from it to `lost`. */
export function addTo(sum: { rounded: number; lost: number }, x: number): void {
  const next = sum.rounded + x;
  sum.lost += roundingError(sum.rounded, x, next);
  sum.rounded = next;
}

/** Sums as two numbers each, the rounded sum and what rounding took from it: together they are exact. */
export interface ExactSums {
  rounded: Float64Array;
  lost: Float64Array;
}

export function exactZeros(length: number): ExactSums {
  return { rounded: new Float64Array(length), lost: new Float64Array(length) };
}

/** Adds x to the i-th of the sums. */
export function addExactly({ rounded, lost }: ExactSums, i: number, x: number): void {
  const next = rounded[i] + x;
  lost[i] += roundingError(rounded[i], x, next);
  rounded[i] = next;
}
