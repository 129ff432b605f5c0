import { type Block, copyBlock, endBlock, highWordIndex, makeBlock } from "./block.js";
import { roundingError, weighted } from "./sum.js";
import { areProbabilities, type Totals } from "./totals.js";

/**
 * The logarithm to base 2, by table. A positive x is 2ᵉ m with m between √½ and √2, and m lies next to one of 1024
 * centres c, 2⁻¹⁰ apart above 1 and 2⁻¹¹ below. With r = (m − c) / (c ln 2), which is below 2⁻¹⁰,
 *
 *     log₂ x = e + log₂ c + log₂(m / c),  log₂(m / c) = r − r² (ln 2)/2 + r³ (ln 2)²/3 − …
 *
 * m − c is exact, so r is right to about an ulp; and c = 1 around 1, where e and log₂ c are 0 and the series alone gives
 * a small logarithm in full. Powers of 2 come out exact.
 *
 * @see Tang, Table-driven implementation of the logarithm function, ACM Transactions on Mathematical Software 16 (1990)
 */
const centreCount = 1024;
const lastBelowRoot = Math.floor((Math.SQRT2 - 1) * centreCount);
const centres = Float64Array.from(
  { length: centreCount },
  (_, j) => (1 + j / centreCount) / (j <= lastBelowRoot ? 1 : 2),
);
const { LN2, LOG2E } = Math;
const reciprocals = centres.map((c) => LOG2E / c);
const logarithms = centres.map(Math.log2);
const [l2, l3, l4, l5] = [-LN2 / 2, (LN2 * LN2) / 3, -(LN2 * LN2 * LN2) / 4, (LN2 * LN2 * LN2 * LN2) / 5];

// The high word of x: a sign, which is 0; 11 bits, e + 1023; and 10 bits that choose the centre. What is added carries
// into the exponent where m passes √2, and into the choice half-way between two centres.
const toExponent = 0x100000 - (lastBelowRoot + 0.5) * 0x400;
const toCentre = 0x200;
const smallestNormal = 0x100000;
/** 2⁻ᵉ by e + 1023, for all that 12 bits can say. */
const powers = Float64Array.from({ length: 4096 }, (_, exponent) => 2 ** (1023 - exponent));

const numbers = makeBlock();
const words = new Int32Array(numbers.buffer);
const high = highWordIndex;
const results = makeBlock();

/** log₂ of each number of a block; −Infinity for 0. The results hold until the next call. */
export function log2OfBlock(x: Block, length: number): Block {
  copyBlock(x, length, numbers);
  let flags = 0;
  for (let i = 0; i < length; i++) {
    const word = words[2 * i + high];
    flags |= word | (word - smallestNormal); // the first bit: of −0, and of what is below
    const exponent = (word + toExponent) >>> 20;
    const j = ((word + toCentre) >>> 10) & 1023;
    const r = (numbers[i] * powers[exponent] - centres[j]) * reciprocals[j];
    const r2 = r * r;
    const series = r + r2 * (l2 + l3 * r) + r2 * r2 * (l4 + l5 * r);
    results[i] = exponent - 1023 + (logarithms[j] + series);
  }
  const someAreSmaller = flags < 0;
  if (someAreSmaller) {
    for (let i = 0; i < length; i++) {
      if (words[2 * i + high] < smallestNormal) results[i] = Math.log2(numbers[i]);
    }
  }
  endBlock(results, length);
  return results;
}

/**
 * Σ pᵢ log₂ qᵢ over a block, in fours, where 0 log 0 = 0. Adds p and q to their totals in the same loop: a second one would
 * take a fifth of the time of all.
 */
export function expectedLog2(p: Block, q: Block, length: number, totals: Totals): number {
  log2OfBlock(q, length);
  let total = 0;
  let lost = 0;
  let ofP = 0;
  let ofQ = 0;
  let doubts = 0;
  for (let i = 0; i < length; i += 4) {
    const a = p[i];
    const b = p[i + 1];
    const c = p[i + 2];
    const d = p[i + 3];
    const e = numbers[i];
    const f = numbers[i + 1];
    const g = numbers[i + 2];
    const h = numbers[i + 3];
    const p4 = a + b + (c + d);
    const q4 = e + f + (g + h);
    if (!(a >= 0 && b >= 0 && c >= 0 && d >= 0 && p4 <= 1)) doubts++;
    if (!(e >= 0 && f >= 0 && g >= 0 && h >= 0 && q4 <= 1)) doubts++;
    ofP += p4;
    ofQ += q4;
    let x = a * results[i] + b * results[i + 1] + (c * results[i + 2] + d * results[i + 3]);
    if (Number.isNaN(x)) {
      x =
        weighted(a, results[i]) +
        weighted(b, results[i + 1]) +
        (weighted(c, results[i + 2]) + weighted(d, results[i + 3]));
    }
    const next = total + x;
    lost += roundingError(total, x, next);
    total = next;
  }
  totals.ofP += ofP;
  totals.ofQ += ofQ;
  if (doubts > 0 && !(areProbabilities(p, length) && areProbabilities(numbers, length))) totals.ofP = NaN;
  return Math.abs(total) === Infinity ? total : total + lost;
}
