import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assignments, release } from "../../scripts/homework/course.mjs";
import { grades, makeCourse, type Notebook, read, root, run, write } from "./homework.ts";

const { course, remove } = makeCourse(30);
cpSync(join(root, "notebooks", "homework", "source"), join(course, "source"), { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "submissions-"));
const names: string[] = assignments(course);
const source = (name: string): Notebook => read(join(course, "source", name, `${name}.ipynb`));
const text = ({ source }: { source: string | string[] }) => [source].flat().join("");
const total = (notebook: Notebook) =>
  notebook.cells.reduce((sum, { metadata }) => sum + Number(metadata.nbgrader?.points ?? 0), 0);
let releases: { assignment: string; notebook: Notebook }[];

before(async () => {
  releases = await release(course, names);
  for (const { assignment, notebook } of releases) {
    write(join(folder, "solved", `${assignment}.ipynb`), source(assignment));
    if (assignment.endsWith(".en")) write(join(folder, "untouched", `${assignment}.ipynb`), notebook);
  }
  const { code, said } = await run("grade", [folder, "--course", course]);
  assert.equal(code, 0, said);
});

after(() => {
  remove();
  rmSync(folder, { recursive: true, force: true });
});

describe("the student's version", () => {
  it("holds no solution, no hidden test, no output, and locks the tests", () => {
    for (const { assignment, notebook } of releases) {
      const handedOut = JSON.stringify(notebook);
      assert.doesNotMatch(handedOut, /SOLUTION|HIDDEN/, assignment);
      const secrets = source(assignment).cells.flatMap((cell) =>
        [...text(cell).matchAll(/BEGIN (?:SOLUTION|HIDDEN TESTS).*\n([\s\S]*?)\n.*END /g)].flatMap(
          ([, part = ""]) => part.split("\n").map((line) => line.trim()),
        ),
      );
      const shown = new Set(
        notebook.cells.flatMap((cell) =>
          text(cell)
            .split("\n")
            .map((line) => line.trim()),
        ),
      );
      const given = source(assignment).cells.map((cell) =>
        text(cell).replace(/BEGIN (SOLUTION|HIDDEN)[\s\S]*?END /g, ""),
      );
      for (const line of secrets.filter(
        (line) => line.length > 12 && !given.some((cell) => cell.includes(line)),
      ))
        assert.ok(!shown.has(line), `${assignment} shows: ${line}`);
      for (const { cell_type, outputs, metadata } of notebook.cells) {
        if (cell_type === "code") assert.deepEqual(outputs, []);
        const { grade, solution } = metadata.nbgrader ?? {};
        if (grade && !solution)
          assert.deepEqual({ editable: false, deletable: false, ...metadata }, metadata);
      }
    }
  });
});

describe("graded by nbgrader", () => {
  const rows = () => grades(course);
  const tested = (name: string) => {
    const byHand = source(name).cells.filter(
      ({ metadata }) => metadata.nbgrader?.grade && metadata.nbgrader.solution,
    );
    return (
      total(source(name)) - byHand.reduce((sum, { metadata }) => sum + Number(metadata.nbgrader?.points), 0)
    );
  };

  it("the instructor's version gets every point that tests give, in both languages", () => {
    for (const name of names) assert.equal(rows()[`solved ${name}`]?.points, String(tested(name)), name);
  });

  it("the untouched version gets none, and leaves nothing to grade by hand", () => {
    for (const name of names.filter((name) => name.endsWith(".en"))) {
      assert.equal(rows()[`untouched ${name}`]?.points, "0", name);
      assert.equal(rows()[`untouched ${name}`]?.["to grade by hand"], "0", name);
      assert.equal(rows()[`untouched ${name}`]?.["out of"], String(total(source(name))), name);
    }
  });
});
