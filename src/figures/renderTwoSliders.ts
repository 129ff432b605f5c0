import { assertFunction } from "../arguments.js";
import type { Figure } from "./figure.js";
import { giving, later, listOf, pair, wording } from "./kinds.js";
import { optionsOf } from "./options.js";
import { written } from "./renderInteractive.js";
import { assertFewPictures, assertSlider, type Handle, middle, withSliders } from "./sliders.js";

const kinds = {
  labels: listOf(later, "two names", 2),
  valueTexts: listOf(wording, "two functions", 2),
  start: listOf(later, "two indices", 2),
  handle: giving(pair),
};

/**
 * HTML of a figure with two sliders under it, one frame for each pair of values. Like `renderInteractive`, it needs no
 * kernel and no network, and without scripts it is the picture it starts with.
 *
 * @param firstValues - what the first slider runs through
 * @param secondValues - what the second runs through; both make at most 200 pairs
 * @param figureOf - the figure for a pair; its title and caption may change too
 * @param options.labels - the names of the sliders
 * @param options.valueTexts - how values are written beside them
 * @param options.start - indices of the values to start with, the middle ones unless told
 * @param options.handle - where on the figure's scales a pointer can drag instead, for a pair
 * @throws {TypeError} if a label is missing, or a figure has no description
 * @throws {RangeError} if there are no values, too many pairs, or `start` holds an index of none
 * @example renderTwoSliders([0.2, 0.5], [1, 2], (p, n) => binaryEntropyCurve({ p: p, title: `${n}` }), { labels: ["p", "n"] }).length < 20_000 // true
 */
export function renderTwoSliders<First extends number | string, Second extends number | string>(
  firstValues: readonly First[],
  secondValues: readonly Second[],
  figureOf: (first: First, second: Second) => Figure,
  options: {
    labels: readonly [first: string, second: string];
    valueTexts?: readonly [(value: First) => string, (value: Second) => string];
    start?: readonly [first: number, second: number];
    handle?: (first: First, second: Second) => Handle;
  },
): string {
  const {
    labels,
    valueTexts = [written, written],
    start = [middle(firstValues), middle(secondValues)],
    handle,
  } = optionsOf(options, kinds, '{ labels: ["p", "q"] }');
  assertSlider(labels?.[0], firstValues, start[0], "firstValues");
  assertSlider(labels[1], secondValues, start[1], "secondValues");
  assertFunction(figureOf, "figureOf", "two values");
  const count = firstValues.length * secondValues.length;
  assertFewPictures(count, `${firstValues.length} × ${secondValues.length} values make ${count} pictures`);
  const [firsts, seconds] = [Array.from(firstValues), Array.from(secondValues)];
  const sliders = [
    { label: labels[0], texts: firsts.map((value) => valueTexts[0](value)), start: start[0] },
    { label: labels[1], texts: seconds.map((value) => valueTexts[1](value)), start: start[1] },
  ];
  const pairs = firsts.flatMap((first) => seconds.map((second) => [first, second] as const));
  return withSliders(
    sliders,
    pairs.map(([first, second]) => figureOf(first, second)),
    handle && pairs.map(([first, second]) => handle(first, second)),
  );
}
