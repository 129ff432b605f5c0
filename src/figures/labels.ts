/** The name of the unit that logarithms to this base measure in. */
export function unitName(base: number): string {
  if (base === 2) return "bits";
  if (base === Math.E) return "nats";
  if (base === 10) return "hartleys";
  return `units of log ${base}`;
}

/** A number as a label: three decimals at most, a true minus sign, ∞ spelled as such. */
export function numberLabel(value: number): string {
  if (Math.abs(value) === Infinity) return value > 0 ? "∞" : "−∞";
  const rounded = Number(value.toFixed(3));
  const shown = rounded === 0 && value !== 0 ? value.toExponential(0) : String(rounded);
  return shown.replaceAll("-", "−");
}

/** Names for `length` outcomes: those given, which must be as many, or 1, 2, 3, … */
export function outcomeNames(
  names: readonly string[] | undefined,
  length: number,
  argument: string,
): readonly string[] {
  if (names === undefined) return Array.from({ length }, (_, i) => String(i + 1));
  if (names.length === length) return names;
  throw new RangeError(
    `${argument} has ${names.length} names for ${length} outcomes: give one name for each`,
  );
}

/** About how wide a text is at 16 pixels: ideographs and syllable blocks are twice as wide as letters. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (letter >= "\u1100" ? 17 : 9), 0);
}
