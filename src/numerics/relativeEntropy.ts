import { type Block, blockLength, copyBlock, endBlock, highWordIndex, makeBlock } from "./block.js";
import { sumOfBlock } from "./sum.js";
import { addTotals, type Totals } from "./totals.js";

/**
 * One outcome's part of the relative entropy, in nats:
 *
 *     p ln(p / q) − p + q ≥ 0
 *
 * Summed over distributions, −p + q comes to nothing and leaves D(p ‖ q); but every term is now non-negative, so
 * that nothing cancels in the sum. Where p and q are close the formula itself cancels. Put s = (p − q) / (p + q); then
 * ln(p / q) = 2 atanh s = 2s + 2s³ B, with B = 1/3 + s²/5 + s⁴/7 + …, and the term is (p − q) s (1 + s (1 + s) B).
 */
function relativeEntropyTerm(p: number, q: number): number {
  if (p === 0) return q;
  if (q === 0) return Infinity;
  const s = (p - q) / (p + q);
  if (Math.abs(s) > 0.6) {
    const ratio = p / q;
    const log = ratio > 0 && ratio < Infinity ? Math.log(ratio) : Math.log(p) - Math.log(q);
    return p * log - (p - q);
  }
  let b = 0; // 37 terms of the series are enough for |s| to 0.6
  for (let k = 36; k >= 0; k--) b = b * s * s + 1 / (2 * k + 3);
  return (p - q) * s * (1 + s * (1 + s) * b);
}

/**
 * The same by table, from p, q and their difference d = p − q, which may be known better than they are. The ratio p / q
 * lies next to one of the centres c, 64 to an octave, from 2⁻⁸ to 2⁸. With δ = p − c q = d − (c − 1) q and x = δ / (c q),
 *
 *     p ln(p / q) − p + q = q (c ln c − c + 1) + δ ln c + c q ((1 + x) ln(1 + x) − x)
 *                         = q h(c) + δ (ln c + x/2 − x²/6 + x³/12 − …)
 *
 * where h(c) is the term of c and 1, and |x| at most 1/128. Centres next to 1 are replaced by 1, where q h(c) and δ ln c
 * would cancel: around 1 only the series remains, with |x| below 3/128, and no digit is lost however close p and q are.
 * Below c = 1/2, where d is little but −q, δ is taken from p.
 */
const perOctave = 64;
const octaves = 8;
const centres = Float64Array.from({ length: 2 * octaves * perOctave }, (_, j) => {
  const c = (1 + (j % perOctave) / perOctave) * 2 ** (Math.floor(j / perOctave) - octaves);
  return Math.abs(c - 1) > 1 / perOctave ? c : 1;
});
const firstHalf = centres.indexOf(1 / 2);
const multiples = centres.map((c, j) => (j < firstHalf ? c : c - 1));
const reciprocals = centres.map((c) => 1 / c);
const logarithms = centres.map(Math.log);
const termsOfCentres = centres.map((c) => relativeEntropyTerm(c, 1));
const [t1, t2, t3, t4, t5, t6, t7, t8, t9] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
  (k) => (-1) ** (k - 1) / (k * (k + 1)),
);

// The high word of p / q: a sign, which is 0; 11 bits of exponent; and 6 bits that choose the centre of its octave.
const toNearest = 0x2000;
const firstCentre = (1023 - octaves) * perOctave;
const lastIndex = centres.length - 1;

const high = highWordIndex;
const occurring = makeBlock();
const expected = makeBlock();
const minuends = new Float64Array(2 * blockLength);
const reciprocalsOfQ = makeBlock();
const ratios = makeBlock();
const words = new Int32Array(ratios.buffer);
const outsideTable = new Int32Array(blockLength);
const results = makeBlock();

/** The terms of a block of p and q; with their differences p − q, where these are known better. They hold until the next call. */
export function relativeEntropyTerms(p: Block, q: Block, length: number, differences?: Block): Block {
  copyBlock(p, length, occurring);
  copyBlock(q, length, expected);
  for (let i = 0; i < length; i++) {
    const pi = occurring[i];
    const qi = expected[i];
    const reciprocal = 1 / qi;
    reciprocalsOfQ[i] = reciprocal;
    ratios[i] = pi * reciprocal;
    minuends[2 * i] = differences ? differences[i] : pi - qi;
    minuends[2 * i + 1] = pi;
  }
  let outside = 0;
  for (let i = 0; i < length; i++) {
    const index = ((words[2 * i + high] + toNearest) >>> 14) - firstCentre;
    const j = index & lastIndex;
    if (index !== j) {
      outsideTable[outside] = i;
      outside++;
    }
    const isBelowHalf = (j - firstHalf) >>> 31;
    const qi = expected[i];
    const delta = minuends[2 * i + isBelowHalf] - multiples[j] * qi;
    const x = delta * reciprocalsOfQ[i] * reciprocals[j];
    const x2 = x * x;
    const end = t5 + t6 * x + x2 * (t7 + t8 * x + x2 * t9);
    const series = x * (t1 + t2 * x + x2 * (t3 + t4 * x + x2 * end));
    results[i] = qi * termsOfCentres[j] + delta * (logarithms[j] + series);
  }
  for (let s = 0; s < outside; s++) {
    const i = outsideTable[s];
    results[i] = relativeEntropyTerm(occurring[i], expected[i]);
  }
  endBlock(results, length);
  return results;
}

/** Σ of the terms of a block of p and q. Adds p and q to their totals. */
export function relativeEntropy(p: Block, q: Block, length: number, totals: Totals): number {
  const terms = relativeEntropyTerms(p, q, length);
  addTotals(occurring, expected, length, totals);
  return sumOfBlock(terms, length);
}
