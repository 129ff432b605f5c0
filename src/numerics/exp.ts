import { type Block, endBlock, highWordIndex, makeBlock } from "./block.js";
import { roundingError } from "./sum.js";

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

/** powers[k + 1100] = 2ᵏ, 0 below k = −1074; the offset avoids the index −0, which makes V8 compile anew. */
const powers = Float64Array.from({ length: 1101 }, (_, i) => 2 ** (i - 1100));
const [e2, e3, e4] = [1 / 2, 1 / 6, 1 / 24];
/** The exponential of this, and of all below, is 0 to a double. */
const lowest = -750;

// Adding 1.5 · 2⁵² rounds to an integer, held in the low word.
const rounding = 1.5 * 2 ** 52;
const lowWordIndex = 1 - highWordIndex;
const rounded = makeBlock();
const words = new Int32Array(rounded.buffer);
const results = makeBlock();

/**
 * exp(zᵢ − max) for `length` numbers from `start` on, none of them above `max`, as if the differences were not rounded:
 * `rest` is what rounding takes from each. The results hold until the next call.
 */
export function expOfDifferences(z: Float64Array, start: number, length: number, max: number): Block {
  for (let i = 0; i < length; i++) {
    const zi = z[start + i];
    let x = zi - max;
    let rest = roundingError(zi, -max, x);
    if (x < lowest) {
      x = lowest;
      rest = 0;
    }
    const shifted = x * perUnit + rounding;
    rounded[i] = shifted;
    const steps = shifted - rounding;
    const n = words[2 * i + lowWordIndex];
    const j = n & 511;
    const r = x - steps * firstPart - steps * secondPart + (rest + lostParts[j]);
    const r2 = r * r;
    const power = fractionalPowers[j];
    results[i] = (power + power * (r + r2 * (e2 + e3 * r + e4 * r2))) * powers[(n >> 9) + 1100];
  }
  endBlock(results, length);
  return results;
}
