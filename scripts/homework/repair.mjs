// A submission made gradeable: the student's answers, in a notebook whose locked cells are as they were released.

/** The part of the released cells, from 0 to 1, that stand in the notebook word for word. */
export function matches(notebook, released) {
  const sources = new Set(notebook.cells.map(sourceOf));
  return released.cells.filter((cell) => sources.has(sourceOf(cell))).length / released.cells.length;
}

/**
 * The notebook to grade, and what had to be mended: tests that were changed or deleted stand in their places again,
 * and nothing a student wrote about a cell (its points, its tags, its outputs) is believed.
 */
export function repair(notebook, released) {
  const changed = [];
  const texts = new Set(released.cells.map(sourceOf));
  const originals = new Map(released.cells.filter(gradeId).map((cell) => [gradeId(cell), cell]));
  const last = new Map(notebook.cells.map((cell, index) => [gradeId(cell), index]));
  const cells = notebook.cells.map((cell, index) => {
    const id = last.get(gradeId(cell)) === index ? gradeId(cell) : undefined;
    const original = originals.get(id);
    if (!original) return restore(cell, cell, {});
    if (!isLocked(original)) return restore(cell, original, original.metadata);
    if (sourceOf(cell) !== sourceOf(original)) changed.push(id);
    return restore(original, original, original.metadata);
  });
  const missing = putBack(cells, released);
  for (const [index, cell] of cells.entries()) {
    cell.id = `cell-${index}`;
    if (cell.cell_type !== "code" && !texts.has(cell.source)) cell.source = withoutTags(cell.source);
  }
  const notes = [];
  if (changed.length > 0) notes.push(`changed, and graded as handed out: ${changed.join(", ")}`);
  if (missing.length > 0) notes.push(`deleted, and put back: ${missing.join(", ")}`);
  return { notebook: { ...released, cells }, notes };
}

/** Puts every missing cell after the one it followed, and returns their names. */
function putBack(cells, released) {
  const missing = [];
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
    cells.splice(previous, 0, restore(original, original, original.metadata));
    missing.push(id);
  }
  return missing;
}

/** What a student writes is shown to a teacher: HTML in it, such as a script, is text. */
const withoutTags = (text) => text.replace(/<(?=[a-z/!?])/gi, "&lt;");

/** A cell of the kind of `original` that holds what is written in `cell`. */
function restore(cell, original, metadata) {
  const type = ["code", "raw"].includes(original.cell_type) ? original.cell_type : "markdown";
  const pictures = type === "markdown" && cell.attachments ? { attachments: cell.attachments } : {};
  const outputs = type === "code" ? { execution_count: null, outputs: [] } : {};
  return {
    cell_type: type,
    metadata: structuredClone(metadata),
    source: sourceOf(cell),
    ...pictures,
    ...outputs,
  };
}

export function sourceOf({ source }) {
  return String(Array.isArray(source) ? source.join("") : (source ?? "")).replaceAll("\r\n", "\n");
}

export function gradeId({ metadata }) {
  const id = metadata?.nbgrader?.grade_id;
  return typeof id === "string" ? id : undefined;
}

const isLocked = ({ metadata: { nbgrader } }) => !nbgrader.solution && (nbgrader.grade || nbgrader.locked);
