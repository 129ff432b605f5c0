/** A place in what the reader wrote; line and column count from 0. */
export interface Place {
  /** `cell [3]`, or a file. */
  where: string;
  line: number;
  column: number;
  /** The text of the line. */
  text: string;
  /** The function, or what is wrong here, with the sign before it. */
  what?: string;
}

/** Characters of a line that are shown on either side of the place. */
const sight = 80;

/** `cell [3], line 5`, the line itself, and an arrow below it. */
export function describePlace({ where, line, column, text, what }: Place): string[] {
  const from = wholeFrom(text, Math.max(0, column - sight));
  const shown = text.slice(from, wholeFrom(text, column + sight));
  const left = text.slice(from, column).replace(/[^\t]/g, (character) => " ".repeat(width(character)));
  return [`${where}, line ${line + 1}${what ?? ""}`, `    ${shown}`, `    ${left}^`];
}

/** The place, or the next one if it lies between the halves of a character. */
export const wholeFrom = (text: string, at: number) =>
  /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;

/** Chinese, Japanese and Korean characters are twice as wide as others where widths are equal. */
const width = (character: string) =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
    character,
  )
    ? 2
    : 1;
