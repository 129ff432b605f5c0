import { assertFunction, describe } from "../arguments.js";
import type { Figure } from "./figure.js";
import { giving, later, pair } from "./kinds.js";
import { numberLabel } from "./labels.js";
import { optionsOf } from "./options.js";
import { assertFewPictures, assertSlider, type Handle, middle, withSliders } from "./sliders.js";

/** How a value is written beside its slider, unless told. */
export function written(value: number | string): string {
  if (typeof value === "number") return numberLabel(value);
  if (typeof value === "string") return value;
  throw new TypeError(
    `a value is ${describe(value)}: give numbers, texts, or a valueText for what is neither`,
  );
}

/**
 * HTML of a figure with a slider under it, one frame for each of the values. Without scripts it is the picture it
 * starts with. Everything is drawn beforehand and contained in the output: it needs no kernel and no network.
 *
 * @param values - what the slider runs through, at most 200
 * @param figureOf - the figure for a value; its title and caption may change too
 * @param options.label - the name of the slider
 * @param options.valueText - how a value is written beside it
 * @param options.start - index of the value to start with, the middle one unless told
 * @param options.handle - where on the figure's scales a pointer can drag instead, for a value
 * @throws {TypeError} if there is no label, or a figure has no description
 * @throws {RangeError} if there are no values or too many, or `start` is not the index of one
 * @example renderInteractive([0, 0.5, 1], (p) => binaryEntropyCurve({ p: p }), { label: "p" }).length < 20_000 // true
 */
export function renderInteractive<Value extends number | string>(
  values: readonly Value[],
  figureOf: (value: Value) => Figure,
  options: {
    label: string;
    valueText?: (value: Value) => string;
    start?: number;
    handle?: (value: Value) => Handle;
  },
): string {
  const kinds = { label: later, start: later, handle: giving(pair) };
  const {
    label,
    valueText = written,
    start = middle(values),
    handle,
  } = optionsOf(options, kinds, '{ label: "p" }');
  assertSlider(label, values, start, "values");
  assertFunction(figureOf, "figureOf", "a value");
  assertFewPictures(values.length, `there are ${values.length} values`);
  const all = Array.from(values);
  const slider = { label, texts: all.map((value) => valueText(value)), start };
  return withSliders(
    [slider],
    all.map((value) => figureOf(value)),
    handle && all.map((value) => handle(value)),
  );
}
