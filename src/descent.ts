/**
 * The path of gradient descent from `start`: every point visited, `start` first, `steps` + 1 in all.
 *
 *     xₜ₊₁ = xₜ − rate · ∇f(xₜ)
 *
 * It descends the function whose gradient is given; given −∇f it climbs instead, without end where there is no top.
 *
 * @param gradient - ∇f: takes a point, returns as many slopes as the point has coordinates
 * @param options.rate - length of a step per unit of slope, positive and finite
 * @param options.steps - how many steps, a whole number
 * @throws {RangeError} if `rate` is not positive and finite, `steps` is not a whole number, or a gradient has the wrong length
 * @example gradientDescent(([x]) => [2 * x], [8], { rate: 0.25, steps: 3 }) // [[8], [4], [2], [1]]
 * @see Goodfellow, Bengio & Courville, Deep Learning, §4.3
 */
export function gradientDescent(
  gradient: (point: number[]) => ArrayLike<number>,
  start: ArrayLike<number>,
  { rate, steps }: { rate: number; steps: number },
): number[][] {
  if (!(rate > 0 && rate < Infinity)) throw new RangeError(`rate is ${rate}: use a positive number`);
  if (!Number.isInteger(steps) || steps < 0) throw new RangeError(`steps is ${steps}: use a whole number`);
  const path = [Array.from(start)];
  for (let step = 0; step < steps; step++) {
    const point = path[step];
    const slope = gradient([...point]);
    if (slope.length !== point.length) {
      throw new RangeError(
        `gradient has ${slope.length} entries for a point of ${point.length}: return one each`,
      );
    }
    path.push(point.map((x, i) => x - rate * slope[i]));
  }
  return path;
}
