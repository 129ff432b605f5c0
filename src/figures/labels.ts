import { assertList } from "../arguments.js";

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
  if (value === 0 || Math.abs(value) >= 1e-4) {
    const rounded = Math.abs(value) < 0.01 ? value.toPrecision(2) : value.toFixed(3);
    return String(Number(rounded)).replace("-", "−");
  }
  const [digits, exponent] = value.toExponential(0).split("e-");
  const power = `10⁻${Array.from(exponent, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("")}`;
  return digits === "1" ? power : `${digits.replace("-", "−")}·${power}`;
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

/** About how wide a text is at 16 pixels: ideographs and syllable blocks are twice as wide as letters. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (letter >= "\u1100" ? 17 : 9), 0);
}

/** Texts broken into lines of this width in pixels, where words or ideographs allow it, and how far the lowest hangs. */
export function wrapped(texts: readonly string[], width: number) {
  const broken = texts.map((text) => {
    const lines = [""];
    for (const word of text.match(/[\u1100-\uffff]|[^\s\u1100-\uffff]+|\s+/g) ?? []) {
      const last = lines[lines.length - 1];
      if (last !== "" && textWidth(last + word) > width) lines.push(word.trim());
      else lines[lines.length - 1] += word;
    }
    return lines.filter((line) => line !== "");
  });
  const drop = 16 * (Math.max(...broken.map(({ length }) => length)) - 1);
  return { names: broken.map((lines) => lines.join("\n")), drop };
}
