import type { Code } from "../exchange.js";

/** What runs, by the names that readers know: `cell [3]`, `shapes.ts`. */
export type Codes = ReadonlyMap<string, Code>;

/** Names for the engine; a browser takes none with a space. */
export const nameOfCell = (name: string) => name.replace(" ", "");
export const nameOfFile = ({ label }: Code) => `file[${encodeURI(label)}]`;

/** As the engine writes a place in such JavaScript. */
const compiled = /(?:(cell)(\[\d+\]′*)|file\[([^\]]+)\]):(\d+):(\d+)/g;

/** Whether a call, with places as below, stands in what the compiler adds to a cell to help it, as for `using`. */
export const isHelping = (call: string) =>
  /(?:^|[ (@])(?:cell\[\d+\]′*|file\[[^\]]+\]):\d+:\d+\)?$/.test(call);

/** The text, with the reader's places where it names those of JavaScript: `cell [3], line 4, column 9`. */
export const withPlaces = (text: string, codes: Codes) =>
  text.replace(compiled, (said, cell, number, file, line, column) => {
    const name = cell ? `${cell} ${number}` : decodeURI(file);
    const code = codes.get(name);
    if (code === undefined) return said;
    const place = inSource(code, Number(line) - 1, Number(column) - 1);
    return place ? `${name}, line ${place[0] + 1}, column ${place[1] + 1}` : said;
  });

/** Undefined for what the compiler put before the reader's code to help it. */
function inSource({ source, places }: Code, line: number, column: number): [number, number] | undefined {
  let found = -1;
  for (let at = 0; at < places.length; at += 4) {
    const row = places[at] as number;
    if (row < line || (row === line && (places[at + 1] as number) <= column)) found = at;
  }
  if (found < 0) return undefined;
  const row = places[found + 2] ?? 0;
  return [row, nameBefore(source.split("\n")[row] ?? "", places[found + 3] ?? 0)];
}

/** Of a call, the name is the place, not the bracket behind it. */
function nameBefore(text: string, column: number): number {
  if (text[column] !== "(") return column;
  return (
    column - (text.slice(0, column).match(/(?<![\p{ID_Continue}$])[\p{ID_Continue}$]*$/u)?.[0].length ?? 0)
  );
}
