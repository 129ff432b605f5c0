import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assignments } from "../../tools/homework/course.ts";
import { release } from "../../tools/homework/release.ts";
import type { Notebook } from "../../tools/lessons/notebook.ts";
import { grades, makeCourse, read, root, run, write } from "./course.ts";

const { course, remove } = makeCourse(10);
cpSync(join(root, "notebooks", "homework", "source"), join(course, "source"), { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "submissions-"));
const names: string[] = assignments(course);
const untouched = ["information-and-entropy.en", "cross-entropy-and-kl.zh-TW", "mutual-information.en"];
const source = (name: string): Notebook => read(join(course, "source", name, `${name}.ipynb`));
const text = ({ source }: { source: string }) => source;
const total = (notebook: Notebook) =>
  notebook.cells.reduce((sum, { metadata }) => sum + Number(metadata.nbgrader?.points ?? 0), 0);
let releases: { assignment: string; notebook: Notebook }[];

before(async () => {
  releases = await release(course, names);
  for (const { assignment, notebook } of releases) {
    write(join(folder, "solved", `${assignment}.ipynb`), source(assignment));
    if (untouched.includes(assignment)) write(join(folder, "untouched", `${assignment}.ipynb`), notebook);
  }
  cpSync(join(root, "notebooks", "homework", "samples"), folder, { recursive: true });
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
      for (const cell of notebook.cells) {
        const { metadata } = cell;
        if (cell.cell_type === "code") assert.deepEqual(cell.outputs, []);
        const { grade, solution } = metadata.nbgrader ?? {};
        if (grade && !solution)
          assert.deepEqual({ editable: false, deletable: false, ...metadata }, metadata);
      }
    }
  });

  it("says where to answer in its own language, and in no other", () => {
    const stubs: Record<string, [code: string, words: string]> = {
      en: ["Replace the next line with your answer.", "Write your answer here."],
      ko: ["다음 줄을 지우고 답을 쓰십시오.", "여기에 답을 쓰십시오."],
      "zh-CN": ["请把下一行换成你的答案。", "请在这里作答。"],
      "zh-TW": ["請把下一行換成你的答案。", "請在這裡作答。"],
    };
    for (const { assignment, notebook } of releases) {
      const [code, words] = stubs[assignment.split(".").at(-1) ?? ""] ?? [];
      for (const cell of notebook.cells.filter(({ metadata }) => metadata.nbgrader?.solution)) {
        if (cell.cell_type === "markdown") assert.equal(text(cell), words, cell.id);
        else assert.ok(text(cell).includes(`  // ${code}\n  throw new Error("`), cell.id);
        if (assignment.endsWith(".en")) assert.doesNotMatch(text(cell), /[^\p{ASCII}…]/u);
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

  it("the instructor's version gets every point that tests give, in every language", () => {
    for (const name of names) assert.equal(rows()[`solved ${name}`]?.points, String(tested(name)), name);
  });

  it("the untouched version gets none, and leaves nothing to grade by hand", () => {
    for (const name of untouched) {
      assert.equal(rows()[`untouched ${name}`]?.points, "0", name);
      assert.equal(rows()[`untouched ${name}`]?.["to grade by hand"], "0", name);
      assert.equal(rows()[`untouched ${name}`]?.["out of"], String(total(source(name))), name);
    }
  });

  it("the samples, made from what is handed out now, get all, some, all but an endless loop, and a part", () => {
    for (const [student, name] of [
      ["ada", "information-and-entropy.en"],
      ["yi-chun", "information-and-entropy.zh-TW"],
    ]) {
      const locked = ({ cells }: Notebook) =>
        cells.filter(({ metadata }) => metadata.nbgrader?.locked).map(text);
      const sample = read(join(root, "notebooks", "homework", "samples", `${student}.ipynb`));
      const { notebook } = releases.find(({ assignment }) => assignment === name) ?? {};
      assert.ok(notebook);
      assert.deepEqual(locked(sample), locked(notebook), `${student} has other tests than ${name}`);
    }
    const name = "information-and-entropy.en";
    const points = (student: string) => Number(rows()[student]?.points);
    assert.equal(points("ada"), tested(name));
    assert.equal(points("ben"), tested(name) - 2 - 4); // q2-limits, q5
    assert.equal(points("chloe"), tested(name) - 2); // q4-length
    assert.equal(points("yi-chun"), 15); // questions 1 to 3
  });
});
