import type { Cell } from "../exchange.js";

/** As the engine writes a place in the JavaScript of a cell. */
const compiled = /(cell\[\d+\]′*):(\d+):(\d+)/g;

/** The text, with the reader's places where it names those of the JavaScript of cells: `cell [3], line 4, column 9`. */
export const withPlaces = (text: string, cells: ReadonlyMap<string, Cell>) =>
  text.replace(compiled, (said, name: string, line: string, column: string) => {
    const cell = cells.get(name);
    if (cell === undefined) return said;
    const [row, across] = inSource(cell, Number(line) - 1, Number(column) - 1);
    return `${name.replace("[", " [")}, line ${row + 1}, column ${across + 1}`;
  });

function inSource({ source, places }: Cell, line: number, column: number): [line: number, column: number] {
  let found = 0;
  for (let at = 0; at < places.length; at += 4) {
    const row = places[at] as number;
    if (row < line || (row === line && (places[at + 1] as number) <= column)) found = at;
  }
  const row = places[found + 2] ?? 0;
  return [row, nameBefore(source.split("\n")[row] ?? "", places[found + 3] ?? 0)];
}

/** Of a call, the name is the place, not the bracket behind it. */
function nameBefore(text: string, column: number): number {
  if (text[column] !== "(") return column;
  return column - (text.slice(0, column).match(/[\p{ID_Continue}$]*$/u)?.[0].length ?? 0);
}
