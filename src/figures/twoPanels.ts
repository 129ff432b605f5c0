import { finiteRange } from "./divergenceRows.js";

/**
 * One scale for two panels: probabilities stand on 0 and reach up to 1, terms stand on `floor` below it, each stretched
 * to its panel.
 *
 * @throws {RangeError} if `highest` or `termRange` cannot be the end of a panel
 */
export function twoPanels(
  highest: number,
  termRange: readonly [number, number] | undefined,
  terms: readonly number[],
) {
  if (!(highest > 0 && highest < Infinity))
    throw new RangeError(`highest is ${highest}: give a positive number`);
  const [down, up] = termRange ?? finiteRange(terms);
  if (!(down > -Infinity && down <= 0 && up >= 0 && up < Infinity)) {
    throw new RangeError(
      `termRange is [${down}, ${up}]: give the lowest term and the highest, with 0 between them`,
    );
  }
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
