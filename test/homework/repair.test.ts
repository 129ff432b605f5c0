import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { repair } from "../../tools/homework/repair.ts";
import type { Cell, Notebook } from "../../tools/lessons/notebook.ts";
import { answered, tinySource } from "./course.ts";

const released = tinySource("en");
const mine = answered(released, { q1: "const mine = 1;" });

describe("repair(notebook, released)", () => {
  const ids = ({ cells }: Notebook) =>
    cells.map(({ metadata }) => metadata.nbgrader?.grade_id ?? "-").join(" ");

  it("leaves an honest submission as it is, but for its outputs", () => {
    const { notebook, notes } = repair(mine, released);
    assert.deepEqual(notes, []);
    assert.equal(ids(notebook), ids(released));
    assert.equal(notebook.cells[2]?.source, "const mine = 1;");
    assert.deepEqual(repair(notebook, released).notebook, notebook);
  });

  it("puts deleted cells back in their places, in notebooks without any as well", () => {
    for (const kept of [
      [],
      ["q1-values"],
      ["title", "q3-answer", "q6-explain"],
      ["q5-limits", "q2-values"],
    ]) {
      const cells = released.cells.filter(({ id }) => kept.includes(String(id)));
      const { notebook } = repair({ ...released, cells }, released);
      const expected = ids({
        ...released,
        cells: released.cells.filter(({ metadata }) => metadata.nbgrader),
      });
      assert.equal(ids(notebook).replaceAll("- ", ""), expected);
    }
  });

  it("believes nothing a student says about a cell, and takes the last of two with one name", () => {
    const changed = structuredClone(released);
    const [answer, test] = [changed.cells[2], changed.cells[3]];
    const made = test?.metadata.nbgrader;
    assert.ok(answer && test && made);
    Object.assign(test.metadata.nbgrader ?? {}, { points: 99 });
    test.metadata.tags = ["skip-execution"];
    Object.assign(answer, { cell_type: "markdown" });
    changed.cells.push(structuredClone(answer), {
      ...structuredClone(test),
      metadata: { nbgrader: { ...made, grade_id: "made-up", points: 5 } },
    });
    const { notebook } = repair(changed, released);
    assert.equal(ids(notebook), `${ids(released).replace("q1-answer", "-")} q1-answer -`);
    assert.deepEqual(notebook.cells[3]?.metadata, released.cells[3]?.metadata);
    assert.equal(notebook.cells.at(-2)?.cell_type, "code");
  });

  it("empties a cell that holds white space by any idea of it: Jupyter, which skips such cells, has Python's", () => {
    const blank = ["\ufeff", "\x1c\x85\u2029", " \t\u3000\n", "\0"];
    const cells = blank.map((source) => ({
      ...structuredClone(mine.cells[2] as Cell),
      metadata: {},
      source,
    }));
    const { notebook } = repair({ ...mine, cells: [...cells, ...mine.cells] }, released);
    assert.deepEqual(
      notebook.cells.slice(0, 5).map(({ source }) => source === ""),
      [true, true, true, true, false],
    );
  });

  it("keeps a student's text as it is written, and its pictures", () => {
    const written = structuredClone(mine);
    const attachments = { "image.png": { "image/png": "iVBORw0KGgo=" } };
    const text = written.cells.at(-1);
    assert.ok(text);
    const source = "a < b, `x<y` <script>x</script>";
    Object.assign(text, { source, attachments });
    const { cells } = repair(written, released).notebook;
    const last = cells.at(-1);
    assert.equal(last?.source, source);
    assert.deepEqual(last?.cell_type === "markdown" && last.attachments, attachments);
  });
});
