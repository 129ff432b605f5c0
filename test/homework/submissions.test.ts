import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { repair } from "../../tools/homework/repair.ts";
import { findSubmissions } from "../../tools/homework/submissions.ts";
import type { Notebook } from "../../tools/lessons/notebook.ts";
import { answered, handIn, read, root, tinySource, write } from "./course.ts";

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
    found: submissions.map(({ student, assignment, file }) => `${student} ${assignment} ${file}`),
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
    assert.deepEqual(submissions[2]?.notes, [
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
      submissions.map(({ problem }) => problem),
      [undefined, problem, "is no notebook: its cell 1 is no cell"],
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
      return { assignment, notebook: read(file) };
    });
    const { submissions, strays } = findSubmissions(folder, sources);
    assert.deepEqual(strays, []);
    assert.deepEqual(
      submissions.map(({ student, assignment }) => `${student} ${assignment}`),
      [
        ...["ada", "ben", "chloe"].map((name) => `${name} ${sources[0]?.assignment}`),
        `yi-chun ${sources[1]?.assignment}`,
      ],
    );
    const [information] = sources;
    assert.ok(information);
    for (const { student, path } of submissions) {
      const [sentence] = repair(read(path), information.notebook).notes.filter((note) =>
        /deleted/.test(note),
      );
      assert.equal(sentence, student === "chloe" ? "deleted, and put back: q2-limits" : undefined);
    }
  });
});
