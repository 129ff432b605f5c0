/** Parsed JSON of which nothing is known yet. */
export interface JsonObject {
  [name: string]: unknown;
}

/** A file is not what it should be. The message is the end of a sentence that begins with the file's name. */
export class Misfit extends Error {}

/** Levels and values that a file may hold; beyond them, what reads it would fail or take all memory. */
const limits = { depth: 100, values: 1_000_000 };

/** The value of a JSON text from anywhere; `kind` says in errors what the text should be. */
export function parseJson(text: string, kind = "JSON"): unknown {
  assertModest(text);
  for (const form of [() => text, () => withoutNaN(text)])
    try {
      return JSON.parse(form());
    } catch {} // the next form, if there is one
  throw new Misfit(`is no complete ${kind}: it breaks off, or is something else`);
}

/** The text with null where Python, and so Jupyter, writes a number that JSON does not have. */
function withoutNaN(text: string): string {
  const parts: string[] = [];
  const signs = /"|-?(?:NaN|Infinity)/g;
  let kept = 0;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text))
    if (sign[0] === '"') signs.lastIndex = endOfString(text, sign.index);
    else {
      parts.push(text.slice(kept, sign.index));
      kept = signs.lastIndex;
    }
  return [...parts, text.slice(kept)].join("null");
}

/** Counts the brackets and commas outside strings, before a parser makes objects of them. */
function assertModest(text: string) {
  let depth = 0;
  let values = 0;
  const signs = /[[\]{},"]/g;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    if (sign[0] === '"') signs.lastIndex = endOfString(text, sign.index);
    else if (sign[0] === ",") values += 1;
    else depth += sign[0] === "[" || sign[0] === "{" ? 1 : -1;
    if (depth > limits.depth) throw new Misfit(`nests deeper than ${limits.depth} levels`);
    if (values > limits.values) throw new Misfit(`holds more than ${limits.values} values`);
  }
}

/** The place after the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slash = end;
    while (text[slash - 1] === "\\") slash -= 1;
    if ((end - slash) % 2 === 0) return end + 1;
  }
  return text.length;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A text, or the lines of one as Jupyter writes them; half a character, which no file can hold, becomes U+FFFD. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return wellFormed(value);
  if (Array.isArray(value) && value.every((line) => typeof line === "string"))
    return wellFormed(value.join(""));
  return undefined;
}

export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");

export const numberOf = (value: unknown) => (typeof value === "number" ? value : undefined);

export const listOf = <T>(value: unknown, parse: (entry: unknown) => T): T[] =>
  Array.isArray(value) ? value.map((entry) => parse(entry)) : [];
