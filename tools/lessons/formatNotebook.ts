import { isObject } from "./json.js";
import type { Cell, Notebook } from "./notebook.js";
import type { MimeBundle, Output } from "./output.js";

/** The notebook as Jupyter writes it into a file: texts as lists of lines, names in order. */
export function formatNotebook(notebook: Notebook): string {
  return `${JSON.stringify(inOrder({ ...notebook, cells: notebook.cells.map(cellInLines) }), null, 1)}\n`;
}

function cellInLines(cell: Cell) {
  const source = lines(cell.source);
  if (cell.cell_type === "code") return { ...cell, source, outputs: cell.outputs.map(outputInLines) };
  if (cell.attachments === undefined) return { ...cell, source };
  const pictures = Object.entries(cell.attachments).map(([name, bundle]) => [name, bundleInLines(bundle)]);
  return { ...cell, source, attachments: Object.fromEntries(pictures) };
}

function outputInLines(output: Output) {
  if (output.output_type === "stream") return { ...output, text: lines(output.text) };
  return output.output_type === "error" ? output : { ...output, data: bundleInLines(output.data) };
}

function bundleInLines(bundle: MimeBundle) {
  const split = (type: string) => /^(text\/|application\/javascript$|image\/svg\+xml$)/.test(type);
  const entries = Object.entries(bundle).map(([type, content]) => [
    type,
    split(type) && typeof content === "string" ? lines(content) : content,
  ]);
  return Object.fromEntries(entries);
}

/** Python's idea of lines. */
const lines = (text: string) =>
  text.split(/(?<=\r\n|[\n\v\f\x85\u2028\u2029]|\r(?!\n))/).filter((line) => line !== "");

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]));
}
