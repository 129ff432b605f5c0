import type { Block } from "./block.js";

/** The sums of p and of q so far; `ofP` is NaN once an entry of either is not a probability. */
export interface Totals {
  ofP: number;
  ofQ: number;
}

/** Adds the entries of a block of p and of q to their totals. Where four sum to 1 or less, none of them is above 1. */
export function addTotals(p: Block, q: Block, length: number, totals: Totals): void {
  let ofP = 0;
  let ofQ = 0;
  let doubts = 0;
  for (let i = 0; i < length; i += 4) {
    const a = p[i];
    const b = p[i + 1];
    const c = p[i + 2];
    const d = p[i + 3];
    const e = q[i];
    const f = q[i + 1];
    const g = q[i + 2];
    const h = q[i + 3];
    const p4 = a + b + (c + d);
    const q4 = e + f + (g + h);
    if (!(a >= 0 && b >= 0 && c >= 0 && d >= 0 && p4 <= 1)) doubts++;
    if (!(e >= 0 && f >= 0 && g >= 0 && h >= 0 && q4 <= 1)) doubts++;
    ofP += p4;
    ofQ += q4;
  }
  totals.ofP += ofP;
  totals.ofQ += ofQ;
  if (doubts > 0 && !(areProbabilities(p, length) && areProbabilities(q, length))) totals.ofP = NaN;
}

/** Whether each entry is a probability: asked where four leave a doubt. */
export function areProbabilities(p: Block, length: number): boolean {
  for (let i = 0; i < length; i++) if (!(p[i] >= 0 && p[i] <= 1)) return false;
  return true;
}
