import type { Distribution } from "../distribution.js";
import { surprisal } from "../entropy.js";

/** Per outcome: p, q, and what it adds to D(p ‖ q), which is p log(p / q). */
export function divergenceRows(p: Distribution, q: Distribution, base: number) {
  return Array.from(p, (pi, i) => {
    const qi = q[i];
    const term =
      pi === 0 ? 0 : qi === 0 ? Infinity : pi * (surprisal(qi, { base }) - surprisal(pi, { base }));
    return { i, p: pi, q: qi, term };
  });
}

/** From the least to the largest finite value, 0 among them; ∞ gets room to rise above the others. */
export function finiteRange(values: readonly number[]): [number, number] {
  const finite = [0, ...values.filter(Number.isFinite)];
  const [down, up] = [Math.min(...finite), Math.max(...finite)];
  return [down, values.includes(Infinity) ? 1.5 * Math.max(up, -down) || 1 : up];
}
