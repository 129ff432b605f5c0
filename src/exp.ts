import { makeBlock, placeOfHighWord } from "./block.js";
import { lostInSum } from "./sum.js";

/**
 * The exponential of numbers that are 0 or less, by table: x = (512 k + j) ln 2 / 512 + r with |r| ≤ ln 2 / 1024, and
 *
 *     exp(x) = 2ᵏ 2^(j/512) exp(r),  exp(r) = 1 + r + r²/2 + …
 *
 * ln 2 / 512 is used in two parts, of which the first has so few bits that its multiples are exact.
 *
 * @see Tang, Table-driven implementation of the exponential function, ACM Transactions on Mathematical Software 15 (1989)
 */
const perUnit = 512 / Math.LN2;
/** 2¹⁰⁰ ln 2 = Σ 2¹⁰⁰ / (k 2ᵏ), for a double has too few digits of it. */
const ln2 = Array.from({ length: 100 }, (_, k) => (1n << 100n) / (BigInt(k + 1) << BigInt(k + 1))).reduce(
  (a, b) => a + b,
);
const firstPart = Number(ln2 >> 68n) / 2 ** 41;
const secondPart = Number(BigInt.asUintN(68, ln2)) / 2 ** 109;
const fractionalPowers = Float64Array.from({ length: 512 }, (_, j) => 2 ** (j / 512));
/** 2⁻ᵏ, which is 0 from k = 1075 on. */
const powers = Float64Array.from({ length: 2048 }, (_, k) => 2 ** -k);
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
    const r = x - steps * firstPart - steps * secondPart + rest;
    const r2 = r * r;
    const power = fractionalPowers[n & 511];
    results[i] = (power + power * (r + r2 * (e2 + e3 * r + e4 * r2))) * powers[-(n >> 9)];
  }
  return results;
}
