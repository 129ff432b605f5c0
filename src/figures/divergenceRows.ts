import type { Distribution } from "../distribution.js";
import { surprisal } from "../entropy.js";
import { weighted } from "../numerics/sum.js";
import { extent } from "./extent.js";

export type DivergenceRow = { i: number; p: number; q: number; term: number };

/** Per outcome: p, q, and what it adds to D(p ‖ q), its share of the surprisal that q has and p has not. */
export function divergenceRows(p: Distribution, q: Distribution, base: number): DivergenceRow[] {
  const bits = (probability: number) => surprisal(probability, { base });
  return Array.from(p, (pi, i) => ({
    i,
    p: pi,
    q: q[i],
    term: weighted(pi, q[i] === 0 ? Infinity : bits(q[i]) - bits(pi)),
  }));
}

/** At most `most` of the rows: of neighbours that share a place, the highest bars and the farthest term. */
export function mergedRows(rows: readonly DivergenceRow[], most: number): DivergenceRow[] {
  const step = Math.ceil(rows.length / most);
  return Array.from({ length: Math.ceil(rows.length / step) }, (_, k) => {
    const group = rows.slice(k * step, (k + 1) * step);
    return {
      i: group[0].i,
      p: extent(group.map(({ p }) => p))[1],
      q: extent(group.map(({ q }) => q))[1],
      term: group
        .map(({ term }) => term)
        .reduce((far, term) => (Math.abs(term) > Math.abs(far) ? term : far)),
    };
  });
}

/** The bars of p and of q, side by side. */
export function barPairs(rows: readonly DivergenceRow[]) {
  return rows.flatMap(({ i, p, q }) => [
    { i, who: "p", probability: p },
    { i, who: "q", probability: q },
  ]);
}

/** From the least to the largest finite value, 0 among them; ∞ gets room to rise above the others. */
export function finiteRange(values: readonly number[]): [number, number] {
  const [down, up] = extent([0, ...values.filter(Number.isFinite)]);
  return [down, values.includes(Infinity) ? 1.5 * Math.max(up, -down) || 1 : up];
}
