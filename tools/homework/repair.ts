// Makes a submission fit to be graded: the student's answers, in a notebook whose locked cells are as they were released.
import type { Cell, CellMetadata, Notebook } from "../lessons/notebook.js";
import { align, haveSameText } from "./align.js";
import { gradeId, isLocked } from "./cells.js";

/** The part of the released cells, from 0 to 1, that stand in the notebook word for word. */
export function matches(notebook: Notebook, released: Notebook): number {
  const sources = new Set(notebook.cells.map(({ source }) => source));
  return released.cells.filter(({ source }) => sources.has(source)).length / released.cells.length;
}

/**
 * The notebook to grade, and what had to be mended: tests that were changed or deleted stand in their places again,
 * and nothing a student wrote about a cell (its points, its tags, its outputs) is believed.
 */
export function repair(notebook: Notebook, released: Notebook): { notebook: Notebook; notes: string[] } {
  const changed: string[] = [];
  const { origins, unsure } = align(notebook.cells, released.cells);
  const cells = notebook.cells.map((cell, index) => {
    const original = released.cells[origins.get(index) ?? -1];
    const id = original && gradeId(original);
    if (!id || !original) return restore(cell, cell, {});
    if (!isLocked(original)) return restore(cell, original, original.metadata);
    if (!haveSameText(cell, original)) changed.push(id);
    return restore(original, original, original.metadata);
  });
  const missing = putBack(cells, released, unsure);
  for (const [index, cell] of cells.entries()) cell.id = `cell-${index}`;
  const notes: string[] = [];
  if (changed.length > 0) notes.push(`changed, and graded as handed out: ${changed.join(", ")}`);
  if (missing.length > 0) notes.push(`deleted, and put back: ${missing.join(", ")}`);
  if (unsure.length > 0)
    notes.push(
      `look at these yourself, for cells have lost their names and may be others: ${unsure.join(", ")}`,
    );
  return { notebook: { ...released, cells }, notes };
}

/** Changes an empty answer, so that nbgrader waits for a grade by hand: it gives no points for one that is as it was handed out. */
const beside = "This cell was put back: the answer may stand in a cell beside it.";

/** Puts every missing cell after the one it followed, and returns their names. */
function putBack(cells: Cell[], released: Notebook, unsure: readonly string[]): string[] {
  const missing: string[] = [];
  let previous = -1;
  for (const original of released.cells) {
    const id = gradeId(original);
    if (id === undefined) continue;
    const place = cells.findIndex((cell) => gradeId(cell) === id);
    if (place >= 0) {
      previous = place;
      continue;
    }
    previous += 1;
    const cell = restore(original, original, original.metadata);
    if (unsure.includes(id))
      cell.source += original.cell_type === "code" ? `\n// ${beside}` : `\n\n${beside}`;
    cells.splice(previous, 0, cell);
    missing.push(id);
  }
  return missing;
}

/** JavaScript's idea of white space is not Python's: what is blank by one of them must be so by both, or cells are miscounted. */
const isBlank = (source: string) => source.replace(/[\s\p{Cc}]/gu, "") === "";

/** A cell of the kind of `original` that holds what is written in `cell`. */
function restore(cell: Cell, original: Cell, metadata: CellMetadata): Cell {
  const source = isBlank(cell.source) ? "" : cell.source;
  const own = { metadata: structuredClone(metadata), source };
  if (original.cell_type === "code") return { cell_type: "code", ...own, execution_count: null, outputs: [] };
  const pictures = cell.cell_type !== "code" && cell.attachments ? { attachments: cell.attachments } : {};
  return { cell_type: original.cell_type, ...own, ...pictures };
}
