import { finiteRange } from "./divergenceRows.js";
import { extent } from "./extent.js";

/**
 * One scale for two panels: probabilities stand on 0 and reach up to 1, terms stand on `floor` below it, each stretched
 * to its panel.
 *
 * @throws {RangeError} if `highest` or `termRange` leaves no room for what its panel shows
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
  const [least, largest] = extent([0, ...terms.filter(Number.isFinite)]);
  const [down, up] = termRange;
  if (!(down <= least && up >= largest))
    throw new RangeError(
      `termRange is [${down}, ${up}]: give room to all terms, from ${least} to ${largest}`,
    );
  const stretch = 0.68 / (up - down || 1);
  const floor = -1.14 - down * stretch;
  return {
    floor,
    height: (probability: number) => probability / highest,
    place: (term: number) => floor + (term === Infinity ? up : term) * stretch,
    /** What stands at this height. */
    valueAt: (y: number) => (y < 0 ? (y - floor) / stretch : y * highest),
    ticks: [0, 1, floor + down * stretch, floor, floor + up * stretch],
  };
}
