import { assertOptions } from "../arguments.js";
import { baseOf } from "../unit.js";
import type { Variation } from "./figure.js";
import {
  fewOf,
  finiteNumber,
  type Kind,
  later,
  listOf,
  mark,
  names,
  pixels,
  plainText,
  scale,
  style,
  wording,
} from "./kinds.js";

const all = <Name extends string>(kind: Kind, ...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, kind])) as Readonly<Record<Name, Kind>>;

/** A base of logarithms above 1: to one below, amounts of information are negative. */
const unit: Kind = (value, name) => {
  const base = baseOf({ base: value as number });
  if (base > 1) return base;
  throw new RangeError(`${name} is ${base}: give a base above 1 to a figure, such as 2 for bits`);
};

/** What means the same in every figure. */
const common = {
  ...all(plainText, "title", "subtitle", "caption", "description", "ariaDescription", "xLabel", "yLabel"),
  ...all(plainText, "fill", "pLabel", "qLabel", "entropyLabel", "wasteLabel"),
  ...all(wording, "pointLabel", "valueText", "levelText"),
  ...all(names, "outcomes", "rows", "columns"),
  ...all(scale, "x", "y", "fx", "fy", "r", "color", "opacity", "symbol", "length"),
  ...all(pixels, "width", "height", "margin", "marginTop", "marginRight", "marginBottom", "marginLeft"),
  ...all(finiteNumber, "inset", "insetTop", "insetRight", "insetBottom", "insetLeft"),
  marks: listOf(mark, "marks"),
  style,
  base: unit,
  levels: fewOf(finiteNumber, "numbers"),
};

/** The kind of each option that is a figure's own; of the others, those that here mean something else. */
type Kinds<Options> = {
  readonly [Name in Exclude<keyof Options, keyof typeof common | keyof Variation>]-?: Kind;
} & { readonly [Name in keyof Options]?: Kind };

/** The options of a figure, each read once. Throws, naming it, unless each is of its kind; what is undefined is left out. */
export function optionsOf<Options extends object>(
  options: Options,
  kinds: Kinds<NoInfer<Options>>,
  example = '{ title: "A title" }',
): NoInfer<Options> {
  assertOptions(options, example);
  const kindOf: Readonly<Record<string, Kind>> = { ...common, ...kinds };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, (Object.hasOwn(kindOf, name) ? kindOf[name] : later)(value, name)]),
  ) as NoInfer<Options>;
}
