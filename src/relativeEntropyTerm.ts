/** B(w) = 1/3 + w/5 + w²/7 + … = (atanh(√w)/√w − 1) / w, to double precision for 0 ≤ w ≤ 0.04. */
function atanhRest(w: number): number {
  let rest = 0;
  for (let k = 11; k >= 0; k--) rest = rest * w + 1 / (2 * k + 3);
  return rest;
}

/**
 * One outcome's part of the relative entropy, in nats:
 *
 *     p ln(p / q) − p + q ≥ 0
 *
 * Summed over distributions, −p + q comes to nothing and leaves D(p ‖ q); but every term is now non-negative, so
 * that nothing cancels in the sum. Where p and q are close the formula itself cancels. Put s = (p − q) / (p + q); then
 * ln(p / q) = 2 atanh s = 2s + 2s³ B(s²), and the term is (p − q) s (1 + s (1 + s) B(s²)).
 */
export function relativeEntropyTerm(p: number, q: number): number {
  if (p === q) return 0;
  if (p === 0) return q;
  if (q === 0) return Infinity;
  const s = (p - q) / (p + q);
  if (Math.abs(s) < 0.2) return (p - q) * s * (1 + s * (1 + s) * atanhRest(s * s));
  return p * (Math.log(p) - Math.log(q)) - (p - q);
}
