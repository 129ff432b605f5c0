import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { align } from "../../tools/homework/align.ts";
import { gradeId } from "../../tools/homework/cells.ts";
import { repair } from "../../tools/homework/repair.ts";
import type { Cell } from "../../tools/lessons/notebook.ts";
import { answered, tinySource } from "./course.ts";

const released = tinySource("en");
const written = answered(released, { q1: "const one = 1;", q3: "const three = 3;", "q6-explain": "Mine." });

/** The submission without nbgrader's metadata, as an editor may leave it. */
const nameless = () =>
  structuredClone(written).cells.map(({ id, ...cell }): Cell => ({ ...cell, metadata: {} }));
const scratch = (source: string): Cell => ({
  ...{ cell_type: "code", metadata: {}, source, execution_count: null, outputs: [] },
});
const text = (source: string): Cell => ({ cell_type: "markdown", metadata: {}, source });
const graded = (cells: Cell[]) => repair({ ...released, cells }, released);
const source = (cells: readonly Cell[], id: string) => cells.find((cell) => gradeId(cell) === id)?.source;

describe("align(submitted, released)", () => {
  it("knows every cell of an honest submission, with or without names", () => {
    const all = released.cells.map((_, index) => index);
    for (const cells of [written.cells, nameless()]) {
      const { origins, unsure } = align(cells, released.cells);
      assert.deepEqual(unsure, []);
      for (const [s, r] of origins) assert.equal(s, r);
      assert.ok(all.every((r) => gradeId(released.cells[r] as Cell) === undefined || origins.has(r)));
    }
  });

  it("takes no longer for a line of blanks than for other lines", { timeout: 10_000 }, () => {
    const cells = nameless();
    const blanks = " ".repeat(1_000_000);
    cells.push(...[1, 2, 3].map((n) => scratch(`${blanks}${n}`)));
    assert.equal(source(graded(cells).notebook.cells, "q1-answer"), "const one = 1;");
  });

  it("is not misled by spaces, or by cells that were added, deleted or written anew", () => {
    const cells = nameless();
    for (const cell of cells) cell.source = cell.source.replace(/\n/g, "  \n").concat("\n");
    cells.splice(3, 0, text("A note."));
    cells.splice(2, 0, scratch("const scratch = 1;"));
    const [limits] = cells.filter((cell) => cell.source.includes('"double3(0)"'));
    cells.splice(cells.indexOf(limits as Cell), 1);
    const { notebook, notes } = graded(cells);
    assert.equal(source(notebook.cells, "q1-answer")?.trim(), "const one = 1;");
    assert.equal(source(notebook.cells, "q6-explain")?.trim(), "Mine.");
    assert.deepEqual(notes, ["deleted, and put back: q3-limits"]);
    assert.ok(notebook.cells.some((cell) => cell.source.trim() === "const scratch = 1;"));
  });

  it("finds an answer that was deleted and written into a new cell", () => {
    const cells = structuredClone(written.cells);
    cells.splice(2, 1, scratch("const anew = 1;"));
    assert.equal(source(graded(cells).notebook.cells, "q1-answer"), "const anew = 1;");
  });

  it("prefers a name to a text, and of two with one name the last", () => {
    const cells = structuredClone(written.cells);
    const [answer] = cells.filter((cell) => gradeId(cell) === "q1-answer");
    assert.ok(answer);
    cells.push({ ...answer, source: "const last = 1;" });
    assert.equal(source(graded(cells).notebook.cells, "q1-answer"), "const last = 1;");
  });
});

describe("a written answer", () => {
  it("is never lost, and is looked at where it is unsure", () => {
    const cells = [...nameless().slice(0, -1), text("Mine, first part."), text("Second part.")];
    const { notebook, notes } = graded(cells);
    assert.equal(source(notebook.cells, "q6-explain"), "Second part.");
    assert.ok(notebook.cells.some((cell) => cell.source === "Mine, first part."));
    assert.match(notes.join(), /look at these yourself.*: q6-explain$/);
  });

  it("in a cell of another kind, or with all else gone, waits for the teacher", () => {
    for (const cells of [
      [...nameless().slice(0, -1), scratch("Mine.")],
      [text("All I know."), scratch("x")],
      [text("All I know."), text("And more."), scratch("x")],
    ]) {
      const { notebook, notes } = graded(cells);
      assert.match(notes.join(), /look at these yourself/);
      assert.notEqual(source(notebook.cells, "q6-explain"), source(released.cells, "q6-explain"));
      for (const { source } of cells) assert.ok(notebook.cells.some((cell) => cell.source === source));
    }
  });

  it("that nobody has written stays as it was handed out", () => {
    const cells = nameless();
    cells.pop();
    const { notebook, notes } = graded(cells);
    assert.equal(source(notebook.cells, "q6-explain"), source(released.cells, "q6-explain"));
    assert.deepEqual(notes, ["deleted, and put back: q6-explain"]);
  });
});
