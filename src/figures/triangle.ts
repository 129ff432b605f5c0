import { assertList } from "../arguments.js";
import { assertDistribution, type Distribution } from "../distribution.js";
import { paper } from "./figure.js";
import { meshOf, type Place } from "./levels.js";
import { shortPath } from "./thinned.js";

export type Point = [x: number, y: number];

export const top = Math.sqrt(3) / 2;
export const corners: Point[] = [
  [0, 0],
  [1, 0],
  [1 / 2, top],
];
export const margin = 70;
export const side = paper.width - 2 * margin;

export const placeOf = (p: Place): Point => [p[1] + p[2] / 2, p[2] * top];
export const pixels = (p: Place): Point => [side * placeOf(p)[0], side * placeOf(p)[1]];

/**
 * Where a distribution over three outcomes stands in the triangle of `simplex`: nearer a corner, the likelier that
 * outcome. The left corner is [0, 0], the right one [1, 0].
 *
 * @throws {TypeError} if `p` is not an array of numbers
 * @throws {RangeError} if `p` is not a distribution over three outcomes
 * @example simplexPlace([0, 1, 0]) // [1, 0]
 */
export function simplexPlace(p: Distribution, name = "p"): Point {
  assertDistribution(p, name);
  if (p.length !== 3)
    throw new RangeError(`${name} has length ${p.length}: give probabilities of three outcomes`);
  return placeOf([p[0], p[1], p[2]]);
}

export function placesOf(path: readonly Distribution[], name: string): Point[] {
  assertList(path, name, "distributions");
  return shortPath(
    Array.from(path, (p, i) => simplexPlace(p, `${name}[${i}]`)),
    1 / side,
  );
}

const cuts = 50;
export const mesh = meshOf(cuts, false, (i, j) => [(cuts - i - j) / cuts, i / cuts, j / cuts]);

/** The sides of the triangle, every few pixels, where no label of a level may stand. */
export const sides: Point[] = Array.from({ length: 41 }, (_, k) => k / 40).flatMap(
  (t) =>
  [[1 - t, t, 0], [1 - t, 0, t], [0, 1 - t, t]].map(pixels), // biome-ignore format: a side each
);
