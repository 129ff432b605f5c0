import { makeBlock, placeOfHighWord } from "./block.js";
import { lostInSum } from "./sum.js";

/**
 * The exponential of numbers that are 0 or less, by table: x = (512 k + j) ln 2 / 512 + r with |r| ≤ ln 2 / 1024, and
 *
 *     exp(x) = 2ᵏ 2^(j/512) exp(r),  exp(r) = 1 + r + r²/2 + …
 *
 * ln 2 / 512 is used in two parts, of which the first has so few bits that its multiples are exact. What the rounded
 * 2^(j/512) lacks is added to r: (1 + ε) exp(r) = exp(r + ε).
 *
 * @see Tang, Table-driven implementation of the exponential function, ACM Transactions on Mathematical Software 15 (1989)
 */
const perUnit = 512 / Math.LN2;

// In whole numbers of 2⁻¹⁰⁰: a double has too few digits, and engines differ in the last one of 2 ** (j / 512).
const one = 1n << 100n;
/** ln 2 = Σ 1 / (k 2ᵏ) */
let ln2 = 0n;
for (let k = 1n; k <= 100n; k++) ln2 += one / (k << k);
/** 2^(1/512) = Σ (ln 2 / 512)ᵏ / k! */
let root = 0n;
for (let k = 1n, term = one; term > 0n; k++) {
  root += term;
  term = (term * ln2) / (512n * k * one);
}
/** 2^(j/512), and the part of it that rounding takes away. */
const fractionalPowers = new Float64Array(512);
const lostParts = new Float64Array(512);
for (let j = 0, power = one; j < 512; j++) {
  const nearest = Number(power);
  fractionalPowers[j] = nearest / 2 ** 100;
  lostParts[j] = Number(power - BigInt(nearest)) / nearest;
  power = (power * root) / one;
}
const firstPart = Number(ln2 >> 68n) / 2 ** 32 / 512;
const secondPart = Number(BigInt.asUintN(68, ln2)) / 2 ** 100 / 512;

/** 2ᵏ by k + 1100: no index is −0, over which V8 stumbles. It is 0 below k = −1074. */
const powers = Float64Array.from({ length: 1101 }, (_, i) => 2 ** (i - 1100));
const [e2, e3, e4] = [1 / 2, 1 / 6, 1 / 24];
/** The exponential of this, and of all below, is 0 to a double. */
const lowest = -750;

// A number this large has no room for fractions: what is added to it is rounded to a whole number, which its low word shows.
const rounding = 1.5 * 2 ** 52;
const low = 1 - placeOfHighWord();
const rounded = makeBlock();
const words = new Int32Array(rounded.buffer);
const results = makeBlock();

/**
 * exp(zᵢ − largest) for `length` numbers of the list from `start` on, none of them above `largest`, as if the differences
 * were not rounded: `rest` is what rounding takes from each.
 */
export function expOfDifferences(
  list: ArrayLike<number>,
  start: number,
  length: number,
  largest: number,
): Float64Array {
  for (let i = 0; i < length; i++) {
    const z = list[start + i];
    let x = z - largest;
    let rest = lostInSum(z, -largest, x);
    if (x < lowest) {
      x = lowest;
      rest = 0;
    }
    const shifted = x * perUnit + rounding;
    rounded[i] = shifted;
    const steps = shifted - rounding;
    const n = words[2 * i + low];
    const j = n & 511;
    const r = x - steps * firstPart - steps * secondPart + (rest + lostParts[j]);
    const r2 = r * r;
    const power = fractionalPowers[j];
    results[i] = (power + power * (r + r2 * (e2 + e3 * r + e4 * r2))) * powers[(n >> 9) + 1100];
  }
  return results;
}
