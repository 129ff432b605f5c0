/** Heights for labels: as near as possible to those wanted, in the same order, at least `gap` apart, from 0 to 1. */
export function spread(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || b - a);
  const placed = [...wanted];
  let below = -Infinity;
  for (const i of order) below = placed[i] = Math.max(placed[i], below + gap);
  let above = 1 + gap;
  for (const i of order.reverse()) above = placed[i] = Math.min(placed[i], above - gap);
  return placed;
}
