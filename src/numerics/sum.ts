/** What is lost when a + b is rounded to `rounded`, exactly: Knuth's two-sum. */
export function lostInSum(a: number, b: number, rounded: number): number {
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
    lost += lostInSum(total, x, next);
    total = next;
  }
  return Math.abs(total) === Infinity ? total : total + lost;
}

/** Σ aᵢ over a block. Entries are added in fours first, which costs two roundings of each four and saves most of the work. */
export function sumOfBlock(a: Float64Array, length: number): number {
  a[length] = a[length + 1] = a[length + 2] = 0;
  let total = 0;
  let lost = 0;
  for (let i = 0; i < length; i += 4) {
    const x = a[i] + a[i + 1] + (a[i + 2] + a[i + 3]);
    const next = total + x;
    lost += lostInSum(total, x, next);
    total = next;
  }
  return Math.abs(total) === Infinity ? total : total + lost;
}
