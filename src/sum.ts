/**
 * Σ term(i) for i from 0 to length − 1, as if rounded once: `lost` gathers what each addition rounds away.
 *
 * @see A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974)
 */
export function sum(length: number, term: (i: number) => number): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < length; i++) {
    const x = term(i);
    const next = total + x;
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
    total = next;
  }
  return total === Infinity ? Infinity : total + lost;
}
