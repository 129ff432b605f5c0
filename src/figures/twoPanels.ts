import { finiteRange } from "./divergenceRows.js";
import { extent } from "./extent.js";

/**
 * One scale for two panels: probabilities stand on 0 and reach up to 1, terms stand on `floor` below it, each stretched
 * to its panel. Terms beyond its ends, such as infinite ones, end there.
 *
 * @throws {RangeError} if `highest` is less than a probability, or 0 not in `termRange`
 */
export function twoPanels(
  probabilities: readonly number[],
  terms: readonly number[],
  ends: { highest?: number | undefined; termRange?: readonly [number, number] | undefined },
) {
  const [, most] = extent(probabilities);
  const { highest = most, termRange = finiteRange(terms) } = ends;
  if (!(highest >= most))
    throw new RangeError(`highest is ${highest}: give ${most} or more, as high as a bar is`);
  const [down, up] = termRange;
  if (!(down <= 0 && up >= 0))
    throw new RangeError(
      `termRange is [${down}, ${up}]: give the lowest term and the highest, with 0 between them`,
    );
  const stretch = 0.68 / (up - down || 1);
  const floor = -1.14 - down * stretch;
  return {
    floor,
    height: (probability: number) => probability / highest,
    place: (term: number) => floor + Math.max(down, Math.min(up, term)) * stretch,
    /** What stands at this height. */
    valueAt: (y: number) => (y < 0 ? (y - floor) / stretch : y * highest),
    ticks: [0, 1, floor + down * stretch, floor, floor + up * stretch],
  };
}
