import { assertOptions, describe, isArray } from "../arguments.js";
import { assertProbability } from "../distribution.js";
import { assertFinite } from "./assertFinite.js";

/** Reads a value of one kind, which errors call `name`; throws unless it is of that kind. */
export type Kind<Value = unknown> = (value: unknown, name: string) => Value;

const ofType =
  (type: string, what: string): Kind =>
  (value, name) => {
    if (typeof value === type) return value;
    throw new TypeError(`${name} is ${describe(value)}: give ${what}`);
  };
export const plainText = ofType("string", "a text");
export const flag = ofType("boolean", "true or false");

export const finiteNumber: Kind<number> = (value, name) => {
  assertFinite(value, name);
  return value;
};
export const positive: Kind = (value, name) => {
  assertFinite(value, name);
  if (value > 0) return value;
  throw new RangeError(`${name} is ${value}: give a positive number`);
};

export const probability: Kind = (value, name) => {
  assertProbability(value, name);
  return value;
};

/** What is refused, if need be, where it is used. */
export const later: Kind = (value) => value;

/** A plain or typed array, of `length` entries if that is given. */
export const listOf =
  <Entry>(kind: Kind<Entry>, what: string, length?: number): Kind<Entry[]> =>
  (value, name) => {
    if (!isArray(value)) throw new TypeError(`${name} is ${describe(value)}: give an array of ${what}`);
    if (length !== undefined && value.length !== length)
      throw new RangeError(`${name} has length ${value.length}: give ${what}`);
    return Array.from(value, (entry, i) => kind(entry, `${name}[${i}]`));
  };
/** Throws if there are more things of this name than a picture should hold. */
export function assertFew(count: number, name: string): void {
  if (count > 1000)
    throw new RangeError(`${name} has ${count} entries: a picture holds at most 1000, give fewer`);
}

/** A list of things that are drawn one by one. */
export const fewOf =
  <Entry>(kind: Kind<Entry>, what: string): Kind<Entry[]> =>
  (value, name) => {
    if (isArray(value)) assertFew(value.length, name);
    return listOf(kind, what)(value, name);
  };
export const names = listOf(plainText, "names");
export const listOfProbabilities = listOf(probability, "probabilities");
export const pair = listOf(finiteNumber, "two numbers", 2);

/** An object with any names, such as `example`. */
export const byName =
  (kind: Kind, example: string): Kind =>
  (value, name) => {
    assertOptions(value, example, name);
    const entries = Object.entries(value);
    assertFew(entries.length, name);
    return Object.fromEntries(entries.map(([key, entry]) => [key, kind(entry, `${name}[${describe(key)}]`)]));
  };

/** An object with these names, such as `example`; what is not `required` may be left out. */
export const fields =
  (
    required: Readonly<Record<string, Kind>>,
    example: string,
    more: Readonly<Record<string, Kind>> = {},
  ): Kind =>
  (value, name) => {
    assertOptions(value, example, name);
    const given = Object.entries({ ...more, ...required }).map(
      ([key, kind]) => [key, kind, value[key as keyof typeof value] as unknown] as const,
    );
    const kept = given.filter(([key, , entry]) => entry !== undefined || Object.hasOwn(required, key));
    return Object.fromEntries(kept.map(([key, kind, entry]) => [key, kind(entry, `${name}.${key}`)]));
  };

/** A function whose answers are of a kind. */
export const giving =
  (kind: Kind): Kind =>
  (value, name) => {
    if (typeof value !== "function") throw new TypeError(`${name} is ${describe(value)}: give a function`);
    return (...taken: unknown[]) => kind(value(...taken), `${name}(${taken.map(describe).join(", ")})`);
  };
export const wording = giving(plainText);

/** The options of one of Plot's scales. */
export const scale: Kind = (value, name) => {
  assertOptions(value, "{ domain: [0, 1] }", name);
  const { domain } = value as { domain?: unknown };
  if (domain !== undefined && !isArray(domain))
    throw new TypeError(`${name}.domain is ${describe(domain)}: give an array`);
  return value;
};

/** Those of a scale with bars or areas, which begin at 0. */
export const fromZero: Kind = (value, name) => {
  const { type } = scale(value, name) as { type?: unknown };
  if (type !== "log") return value;
  throw new RangeError(
    `${name}.type is "log": what begins at 0 has no place there, so draw lines, with lineChart({ loss: [3, 2, 1] }, { logarithmic: true })`,
  );
};

export const style: Kind = (value, name) => {
  if (typeof value !== "string") assertOptions(value, '{ color: "black" }', name);
  return value;
};

/** A mark of Plot's, none, or an array of them. */
export const mark: Kind = (value, name) => {
  if (Array.isArray(value)) return value.map((one, i) => mark(one, `${name}[${i}]`));
  const draws = typeof value === "object" && value !== null && "render" in value ? value.render : value;
  if (value === undefined || value === null || typeof draws === "function") return value;
  throw new TypeError(`${name} is ${describe(value)}: give a mark, such as Plot.ruleY([0])`);
};

export const pixels: Kind = (value, name) => {
  if (typeof value !== "number")
    throw new TypeError(`${name} is ${describe(value)}: give a number of pixels`);
  const least = name === "width" || name === "height" ? Number.MIN_VALUE : -Infinity;
  if (Number.isFinite(value) && value >= least) return value;
  throw new RangeError(`${name} is ${value}: give a ${least > 0 ? "positive" : "finite"} number of pixels`);
};
