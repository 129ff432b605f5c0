import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { repair } from "../../scripts/homework/repair.mjs";
import { findSubmissions } from "../../scripts/homework/submissions.mjs";
import { answered, handIn, type Notebook, root, tinySource, write } from "./homework.ts";

const folders: string[] = [];
const releases = (["en", "zh-TW"] as const).map((language) => ({
  assignment: `tiny.${language}`,
  notebook: tinySource(language),
}));
const released = tinySource("en");
const mine = answered(released, { q1: "const mine = 1;" });

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What is found in a folder with these files: `student assignment file`, and what is left out. */
function find(files: Record<string, Notebook | string>) {
  const folder = mkdtempSync(join(tmpdir(), "submissions-"));
  folders.push(folder);
  for (const [index, [file, content]] of Object.entries(files).entries()) {
    write(join(folder, file), content);
    handIn(join(folder, file), index);
  }
  const { submissions, strays } = findSubmissions(folder, releases);
  return {
    submissions,
    strays,
    found: submissions.map(
      ({ student, assignment, file }: Record<string, string>) => `${student} ${assignment} ${file}`,
    ),
  };
}

describe("findSubmissions(folder)", () => {
  it("knows a student by a folder or by the name of the file", () => {
    const { found, strays } = find({
      "ada.ipynb": mine,
      "ben/tiny.en/tiny.en.ipynb": mine,
      "submitted/cai/tiny.en/x.ipynb": mine,
      "dan/anything (1).ipynb": mine,
      "eva_tiny.en.ipynb": mine,
      "tiny.en/fay.ipynb": mine,
      "王小明.ipynb": tinySource("zh-TW"),
      "Gil O'Neil, 3-B.ipynb": mine,
      ".ipynb_checkpoints/ada-checkpoint.ipynb": mine,
      "hal/notes.txt": "",
    });
    assert.deepEqual(strays, []);
    assert.deepEqual(found, [
      "Gil O'Neil_ 3-B tiny.en Gil O'Neil, 3-B.ipynb",
      "ada tiny.en ada.ipynb",
      "ben tiny.en ben/tiny.en/tiny.en.ipynb",
      "cai tiny.en submitted/cai/tiny.en/x.ipynb",
      "dan tiny.en dan/anything (1).ipynb",
      "eva tiny.en eva_tiny.en.ipynb",
      "fay tiny.en tiny.en/fay.ipynb",
      "王小明 tiny.zh-TW 王小明.ipynb",
    ]);
  });

  it("takes the last of several, by its number, nbgrader's timestamp or its time, that can be read", () => {
    const { found, submissions } = find({
      "ada (2).ipynb": mine,
      "ada.ipynb": mine,
      "ben/late/tiny.ipynb": mine,
      "ben/late/timestamp.txt": "2026-01-02 10:00:00.0 UTC",
      "ben/early/tiny.ipynb": mine,
      "ben/early/timestamp.txt": "2026-01-01 10:00:00.0 UTC",
      "cai/first.ipynb": mine,
      "cai/second.ipynb": mine,
      "cai/third tiny.en.ipynb": "{",
    });
    assert.deepEqual(found, [
      "ada tiny.en ada (2).ipynb",
      "ben tiny.en ben/late/tiny.ipynb",
      "cai tiny.en cai/second.ipynb",
    ]);
    assert.deepEqual(submissions[2].notes, [
      "cai/second.ipynb counts, not cai/first.ipynb",
      "cai/second.ipynb counts, not cai/third tiny.en.ipynb",
    ]);
  });

  it("says what it leaves out, and why", () => {
    const other = { ...mine, cells: mine.cells.slice(0, 1).map((cell) => ({ ...cell, source: "# Mine" })) };
    const { found, strays } = find({
      "ada.ipynb": other,
      "ben.ipynb": "",
      "tiny.en.ipynb": mine,
      "zoe.ipynb": tinySource("zh-TW"),
    });
    assert.deepEqual(found, ["zoe tiny.zh-TW zoe.ipynb"]);
    assert.deepEqual(strays, [
      "ada.ipynb is none of the assignments",
      "ben.ipynb is empty",
      "tiny.en.ipynb does not say whose it is: rename it to the student's name, or put it in such a folder",
    ]);
  });

  it("takes a broken file for the assignment that all others are of", () => {
    const { submissions } = find({ "ada.ipynb": mine, "ben.ipynb": "[]", "cai.ipynb": '{"cells": [1]}' });
    const problem = "is no notebook of Jupyter 4 or newer";
    assert.deepEqual(
      submissions.map((submission: { problem?: string }) => submission.problem),
      [undefined, problem, problem],
    );
  });

  it("refuses, in one sentence, what holds no submission", () => {
    assert.throws(() => findSubmissions(join(tmpdir(), "nowhere"), releases), /^Error: There is no folder /);
    assert.throws(() => find({ "a.txt": "" }), /holds no notebook: submissions are \.ipynb files\.$/);
  });

  it("knows the samples of this repository", () => {
    const folder = join(root, "notebooks", "homework", "samples");
    const sources = ["en", "zh-TW"].map((language) => {
      const assignment = `information-and-entropy.${language}`;
      const file = join(root, "notebooks", "homework", "source", assignment, `${assignment}.ipynb`);
      return { assignment, notebook: JSON.parse(readFileSync(file, "utf8")) };
    });
    const { submissions, strays } = findSubmissions(folder, sources);
    assert.deepEqual(strays, []);
    assert.deepEqual(
      submissions.map(({ student, assignment }: Record<string, string>) => `${student} ${assignment}`),
      [
        ...["ada", "ben", "chloe"].map((name) => `${name} ${sources[0]?.assignment}`),
        `yi-chun ${sources[1]?.assignment}`,
      ],
    );
    for (const { student, notebook } of submissions) {
      const [sentence] = repair(notebook, sources[0]?.notebook).notes.filter((note: string) =>
        /deleted/.test(note),
      );
      assert.equal(sentence, student === "chloe" ? "deleted, and put back: q2-limits" : undefined);
    }
  });
});

describe("repair(notebook, released)", () => {
  const ids = ({ cells }: Notebook) =>
    cells.map(({ metadata }) => metadata.nbgrader?.grade_id ?? "-").join(" ");

  it("leaves an honest submission as it is, but for its outputs", () => {
    const { notebook, notes } = repair(mine, released);
    assert.deepEqual(notes, []);
    assert.equal(ids(notebook), ids(released));
    assert.equal(notebook.cells[2].source, "const mine = 1;");
    assert.deepEqual(repair(notebook, released).notebook, notebook);
  });

  it("puts deleted cells back in their places, in notebooks without any as well", () => {
    for (const kept of [
      [],
      ["q1-values"],
      ["title", "q3-answer", "q6-explain"],
      ["q5-limits", "q2-values"],
    ]) {
      const cells = released.cells.filter(({ id }) => kept.includes(id));
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
    assert.ok(answer && test);
    test.metadata = { nbgrader: { ...test.metadata.nbgrader, points: 99 }, tags: ["skip-execution"] };
    answer.cell_type = "markdown";
    changed.cells.push(structuredClone(answer), {
      ...structuredClone(test),
      metadata: { nbgrader: { grade_id: "made-up", grade: true, points: 5 } },
    });
    const { notebook } = repair(changed, released);
    assert.equal(ids(notebook), `${ids(released).replace("q1-answer", "-")} q1-answer -`);
    assert.deepEqual(notebook.cells[3].metadata, released.cells[3]?.metadata);
    assert.equal(notebook.cells.at(-2).cell_type, "code");
  });

  it("turns HTML in a student's text into text, and keeps its pictures", () => {
    const written = structuredClone(mine);
    const attachments = { "image.png": { "image/png": "iVBORw0KGgo=" } };
    const text = written.cells.at(-1);
    assert.ok(text);
    Object.assign(text, { source: "a < b, <script>x</script> <img src=x> <!-- x", attachments });
    const { cells } = repair(written, released).notebook;
    assert.equal(cells.at(-1).source, "a < b, &lt;script>x&lt;/script> &lt;img src=x> &lt;!-- x");
    assert.deepEqual(cells.at(-1).attachments, attachments);
    assert.equal(repair(released, released).notebook.cells.at(-1).source, released.cells.at(-1)?.source);
  });
});
