import { assertList, assertNumber } from "../arguments.js";

/** The name of the unit that logarithms to this base measure in. */
export function unitName(base: number): string {
  if (base === 2) return "bits";
  if (base === Math.E) return "nats";
  if (base === 10) return "hartleys";
  return `units of log ${base}`;
}

/** A number as a label: three decimals, or fewer digits if it is very small or very large; a true minus sign; ∞ spelled as such. */
export function numberLabel(value: number): string {
  if (Math.abs(value) === Infinity) return value > 0 ? "∞" : "−∞";
  if (Number.isNaN(value)) return "NaN";
  const size = Math.abs(value);
  if (value !== 0 && size < 1e-4) return inPowers(value, 1);
  if (size >= 1e15) return inPowers(value, 4);
  return String(Number(size < 0.01 ? value.toPrecision(2) : value.toFixed(3))).replace("-", "−");
}

/** A number of so many digits, at most, times a power of ten: 1.5·10³⁰⁰. */
export function inPowers(value: number, digits: number): string {
  if (value === 0) return "0";
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const factor = Number(mantissa);
  const raised = Array.from(String(Number(exponent)), (digit) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(digit)]);
  const times = Math.abs(factor) === 1 ? String(factor).replace("1", "") : `${factor}·`;
  return `${times.replace("-", "−")}10${raised.join("")}`;
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
