import { assertList, assertNumber } from "../arguments.js";

/** The name of the unit that logarithms to this base measure in. */
export function unitName(base: number): string {
  if (base === 2) return "bits";
  if (base === Math.E) return "nats";
  if (base === 10) return "hartleys";
  return `units of log ${base}`;
}

/** A number as a label: three decimals, or two digits if it is small; a true minus sign; ∞ spelled as such. */
export function numberLabel(value: number): string {
  if (Math.abs(value) === Infinity) return value > 0 ? "∞" : "−∞";
  if (Number.isNaN(value)) return "NaN";
  if (value === 0 || Math.abs(value) >= 1e-4) {
    const rounded = Math.abs(value) < 0.01 ? value.toPrecision(2) : value.toFixed(3);
    return String(Number(rounded)).replace("-", "−");
  }
  const [digits, exponent] = value.toExponential(0).split("e-");
  const power = `10⁻${Array.from(exponent, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("")}`;
  return digits === "1" ? power : `${digits.replace("-", "−")}·${power}`;
}

/**
 * A number with so many decimals, in text for people: a true minus sign, none before zero, and ∞.
 *
 * @param digits - how many decimals
 * @throws {TypeError} if `value` or `digits` is not a number
 * @throws {RangeError} if `digits` is not a whole number from 0 to 100
 * @example decimals(2 / 3) // "0.6667"
 * @example decimals(-Infinity) // "−∞"
 */
export function decimals(value: number, digits = 4): string {
  assertNumber(value, "value");
  assertNumber(digits, "digits");
  if (!(Number.isInteger(digits) && digits >= 0 && digits <= 100))
    throw new RangeError(`digits is ${digits}: give a whole number from 0 to 100`);
  const rounded = Number(value.toFixed(digits)) + 0; // −0 + 0 is 0
  return rounded.toFixed(digits).replace("Infinity", "∞").replace("-", "−");
}

/** An amount of information as a label, with its unit. */
export function amountLabel(value: number, base: number): string {
  const name = unitName(base);
  return `${numberLabel(value)} ${value === 1 ? name.replace(/s$/, "") : name}`;
}

/** Names for `length` outcomes: those given, which must be as many, or 1, 2, 3, … */
export function outcomeNames(
  names: readonly string[] | undefined,
  length: number,
  argument: string,
): readonly string[] {
  if (names === undefined) return Array.from({ length }, (_, i) => String(i + 1));
  assertList(names, argument, "names");
  if (names.length === length) return names;
  throw new RangeError(
    `${argument} has length ${names.length}, not ${length}: give one name for each outcome`,
  );
}

/** The first twenty of things in words, and how many more there are. */
export function listed<Thing>(
  things: readonly Thing[],
  inWords: (thing: Thing, i: number) => string,
  separator = ", ",
): string {
  const shown = things.slice(0, 20).map(inWords);
  const more = things.length - shown.length;
  return [...shown, ...(more > 0 ? [`… (${more} more)`] : [])].join(separator);
}
