import {
  assertFunction,
  assertNumber,
  assertOptions,
  assertRoom,
  assertSameLength,
  readNumbers,
} from "./arguments.js";

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
 * @throws {TypeError} if `start` or a gradient is not an array of numbers, or `rate` or `steps` is not a number
 * @throws {RangeError} if `rate` is not positive and finite, `steps` is not a whole number, `start` is empty, a gradient
 * has the wrong length, or a step leads to NaN
 * @example gradientDescent(([x]) => [2 * x], [8], { rate: 0.25, steps: 3 }) // [[8], [4], [2], [1]]
 * @see Goodfellow, Bengio & Courville, Deep Learning, §4.3
 */
export function gradientDescent(
  gradient: (point: number[]) => ArrayLike<number>,
  start: ArrayLike<number>,
  options: { rate: number; steps: number },
): number[][] {
  assertFunction(gradient, "gradient", "a point");
  const first = Array.from(readNumbers(start, "start"), (x) => x + 0);
  const { rate, steps } = paceOf(options, first.length);
  const hole = first.findIndex(Number.isNaN);
  if (hole !== -1) throw new RangeError(`start[${hole}] is NaN: give the coordinates of a point`);
  const path = [first];
  for (let step = 0; step < steps; step++) {
    const point = path[step];
    const slope = readNumbers(gradient([...point]), "gradient(point)");
    assertSameLength(slope.length, "gradient(point)", point.length, "point");
    const next = point.map((x, i) => x - rate * slope[i] + 0);
    const lost = next.findIndex(Number.isNaN);
    if (lost !== -1) {
      throw new RangeError(
        `step ${step + 1} leads from ${point[lost]} with slope ${slope[lost]} to NaN: give a smaller rate, or a gradient that is a number there`,
      );
    }
    path.push(next);
  }
  return path;
}

/** The rate and the number of steps. Throws unless they fit, and the path fits in memory. */
function paceOf(options: { rate: number; steps: number }, dimensions: number) {
  assertOptions(options, "{ rate: 0.1, steps: 100 }");
  const { rate, steps } = options;
  assertNumber(rate, "rate");
  if (!(rate > 0 && rate < Infinity)) throw new RangeError(`rate is ${rate}: give a positive number`);
  assertNumber(steps, "steps");
  if (!(Number.isInteger(steps) && steps >= 0)) {
    throw new RangeError(`steps is ${steps}: give a whole number, 0 or more`);
  }
  assertRoom((steps + 1) * (dimensions + 8), "steps", steps);
  return { rate, steps };
}
