import type { Place } from "./edits.js";

const digits = new Map(
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", (digit, value) => [
    digit,
    value,
  ]),
);

/** The places that a source map of one source tells of (https://tc39.es/ecma426/#sec-mappings). */
export function decode(mappings: string, text: string): Place[] {
  const places: Place[] = [];
  let start = 0;
  let [line, column] = [0, 0];
  for (const group of mappings.split(";")) {
    let offset = start;
    for (const segment of group === "" ? [] : group.split(",")) {
      const [right = 0, , down, across] = numbersOf(segment);
      offset += right;
      if (down === undefined || across === undefined) continue; // what stands nowhere in the source
      line += down;
      column += across;
      places.push({ offset, line, column });
    }
    start = text.indexOf("\n", start) + 1 || text.length;
  }
  return places;
}

/** Each number in digits of six bits, the lowest first: one for "more follows", the lowest of all for the sign. */
function numbersOf(segment: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const character of segment) {
    const digit = digits.get(character) as number;
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}
