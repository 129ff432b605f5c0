import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { sourceFile } from "../../tools/homework/layout.ts";
import { release } from "../../tools/homework/release.ts";
import type { Notebook } from "../../tools/lessons/notebook.ts";
import { allRight, answered, assignment, makeCourse, run, tinySource, write, wrong } from "./course.ts";

const { course, remove } = makeCourse(5);
let released: Notebook;

before(async () => {
  write(sourceFile(course, assignment), tinySource("en"));
  const [made] = await release(course, [assignment]);
  assert.ok(made);
  released = made.notebook;
});
after(remove);

describe("npm run check", () => {
  const check = async (name: string, notebook: string | Notebook) => {
    const file = join(course, "checked", `${name}.ipynb`);
    write(file, notebook);
    return run("check", [file]);
  };

  it("says of each question how it stands, and fails until all is done", async () => {
    const changed = answered(released, { ...allRight, q2: wrong(2) });
    for (const cell of changed.cells) {
      if (cell.id === "q4-values") cell.source += "\n";
      Object.assign(cell, { id: "no id", metadata: { ...cell.metadata, tags: ["skip-execution"] } });
    }
    changed.nbformat_minor = -5;
    const { code, said } = await check("open", changed);
    assert.equal(code, 1);
    assert.match(said, /^✓ q1 {2}2 of 2$/m);
    assert.match(said, /^✗ q2 {2}0 of 2 {2}double2\(3\): expected 6, got 7$/m);
    assert.match(said, /^✗ q4 {2}1 of 2 {2}q4-values was changed/m);
    assert.match(said, /^✗ q6 {2}0 of 1 {2}it waits for your answer$/m);
  });

  it("succeeds when all is done, and sees no hidden test", async () => {
    const almost = { ...allRight, q1: "function double1(x: number) { return x === Infinity ? 0 : 2 * x; }" };
    const { code, said } = await check(
      "done",
      answered(released, { ...almost, "q6-explain": "It doubles." }),
    );
    assert.equal(code, 0, said);
    assert.match(said, /^✓ q1 {2}2 of 2$/m);
  });

  it("says that a notebook is not UTF-8, and goes on", async () => {
    const file = join(course, "checked", "latin1.ipynb");
    await check("latin1", "");
    const written = answered(released, { ...allRight, "q6-explain": "Zwei f\u00fcr eins." });
    writeFileSync(file, JSON.stringify(written), "latin1");
    const { code, said } = await run("check", [file]);
    assert.equal(code, 0, said);
    assert.match(said, /^not all of the file is UTF-8: what cannot be read stands as \ufffd\.$/m);
  });

  it("refuses in one sentence what is not a homework", async () => {
    assert.match((await check("empty", "")).said, /empty\.ipynb is empty\.\n$/);
    assert.match((await run("check", ["nowhere.ipynb"])).said, /^There is no notebook .*nowhere\.ipynb\.\n$/);
    assert.match((await run("check", [])).said, /^Name one notebook: /);
  });
});
