import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { repair } from "../../tools/homework/repair.ts";
import type { Roster } from "../../tools/homework/roster.ts";
import { findSubmissions } from "../../tools/homework/submissions.ts";
import type { Notebook } from "../../tools/lessons/notebook.ts";
import { answered, handIn, read, root, tinySource, write } from "./course.ts";

const windows = process.platform === "win32" && "its file system has no such names";
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
function find(files: Record<string, Notebook | string>, roster?: Roster) {
  const folder = mkdtempSync(join(tmpdir(), "submissions-"));
  folders.push(folder);
  for (const [index, [file, content]] of Object.entries(files).entries()) {
    write(join(folder, file), content);
    handIn(join(folder, file), index);
  }
  const { submissions, strays } = findSubmissions(folder, releases, roster);
  return {
    folder,
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
    assert.deepEqual(strays, ["hal holds no notebook"]);
    assert.deepEqual(found, [
      "Gil O'Neil, 3-B tiny.en Gil O'Neil, 3-B.ipynb",
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

  it("knows Canvas' and Moodle's names: one student, the latest attempt", () => {
    const { found } = find({
      "lovelaceada_12345_99999_quiz.en-2.ipynb": mine,
      "lovelaceada_LATE_12345_99998_quiz.en.ipynb": mine,
      "kimmin_7_500_quiz.ipynb": mine,
      "kimmin_8_400_quiz.ipynb": mine,
      "moodle/Ada Byron_1234_assignsubmission_file_/quiz.ipynb": mine,
      "moodle2/Ada Byron_77_assignsubmission_file_/quiz.ipynb": tinySource("zh-TW"),
    });
    assert.deepEqual(found, [
      "Ada Byron tiny.en moodle/Ada Byron_1234_assignsubmission_file_/quiz.ipynb",
      "kimmin_7 tiny.en kimmin_7_500_quiz.ipynb",
      "kimmin_8 tiny.en kimmin_8_400_quiz.ipynb",
      "lovelaceada tiny.en lovelaceada_12345_99999_quiz.en-2.ipynb",
      "Ada Byron tiny.zh-TW moodle2/Ada Byron_77_assignsubmission_file_/quiz.ipynb",
    ]);
  });

  it("knows Blackboard's and Brightspace's names: the latest attempt, and each of two whose names end alike", () => {
    const { found, strays } = find({
      "Week 1_ada_attempt_2026-02-01-12-00-00_quiz.ipynb": mine,
      "Week 1_ada_attempt_2026-01-31-12-00-00_quiz.ipynb": mine,
      "Week 1_ada_attempt_2026-01-31-12-00-00.txt": "Name: Ada",
      "Week 1_an_na_smith_attempt_2026-01-31-12-00-00_quiz.ipynb": mine,
      "Week 1_jo&_smith_attempt_2026-02-01-12-00-00_quiz.ipynb": mine,
      "D2L/index.html": "",
      "D2L/11-5 - Cai Lee - Feb 1, 2026 905 AM/quiz.ipynb": mine,
      "D2L/11-5 - Cai Lee - Jan 31, 2026 1105 PM/quiz.ipynb": mine,
      "D2L/12-5 - Dan Oz - Jan 31, 2026 1105 PM/quiz.ipynb": mine,
      "D2L/13-5 - Dan Oz - Jan 31, 2026 1106 PM/quiz.ipynb": mine,
    });
    assert.deepEqual(strays, []);
    assert.deepEqual(
      found.map((line) => line.replace(/ tiny.*905 AM/, " … 905 AM").replace(/ tiny.*/, "")),
      [
        "Cai Lee … 905 AM/quiz.ipynb",
        "Dan Oz_12",
        "Dan Oz_13",
        "ada",
        "smith_Week 1_an_na",
        "smith_Week 1_jo~647fffab",
      ],
    );
  });

  it("lets no student's file take the place of another student's that has a folder", () => {
    const { found } = find({
      "ada/tiny.en/tiny.en.ipynb": mine,
      "ben/tiny.en/tiny.en.ipynb": mine,
      "eve/tiny.en/ada_1_999_x.ipynb": mine,
      "eve/tiny.en/ben_2_999_x.ipynb": mine,
      "eve/tiny.en/ada_1_assignsubmission_file_.ipynb": mine,
      "eve/tiny.en/x_ada_attempt_2029-01-31-12-00-00_x.ipynb": mine,
      "eve/tiny.en/x_ben_attempt_2029-01-31-12-00-00_x.ipynb": mine,
      "eve/1-2 - ben - Jan 31, 2029 1105 PM/x.ipynb": mine,
    });
    assert.deepEqual(
      found.filter((line) => /^(ada|ben) /.test(line)),
      ["ada tiny.en ada/tiny.en/tiny.en.ipynb", "ben tiny.en ben/tiny.en/tiny.en.ipynb"],
    );
  });

  it("believes the roster first, where it names one student", () => {
    const files = { "12345.ipynb": mine, "tiny.en 77.ipynb": mine, "1234577.ipynb": mine, "cai.ipynb": mine };
    const students: Record<string, string[]> = {
      "12345.ipynb": ["Ada Lovelace"],
      "tiny.en 77.ipynb": ["Ben"],
      "1234577.ipynb": ["Ada Lovelace", "Ben"],
    };
    const { found, strays } = find(files, { studentsOf: (file) => students[file] ?? [] });
    assert.deepEqual(found, [
      "Ada Lovelace tiny.en 12345.ipynb",
      "Ben tiny.en tiny.en 77.ipynb",
      "cai tiny.en cai.ipynb",
    ]);
    assert.match(
      strays.join(),
      /^1234577\.ipynb does not say whose it is: the roster finds Ada Lovelace and Ben in its name/,
    );
  });

  it("takes different names for different students, on names of any kind", { skip: windows }, () => {
    const names = [
      "a*",
      "a?",
      "a,b",
      'a"b',
      "a\\b",
      "a&b",
      "new\nline",
      "re\rturn",
      "\x1b[31mred",
      "\u202etxt",
    ];
    const long = "x".repeat(249);
    const { found, submissions, strays } = find(
      Object.fromEntries([...names, long].map((name) => [`${name}.ipynb`, mine])),
    );
    assert.equal(new Set(submissions.map(({ student }) => student)).size, names.length + 1, found.join("\n"));
    assert.deepEqual(strays, []);
    for (const { student } of submissions) assert.match(student, /^[\w,[]+(~[0-9a-f]{8})?$/);
  });

  it("does not mind a wrong timestamp.txt", () => {
    const { found } = find({
      "ada/timestamp.txt/x.ipynb": mine,
      "ben/timestamp.txt": "soon",
      "ben/x.ipynb": mine,
    });
    assert.equal(found.length, 2);
  });

  it("names links, and what only looks like a notebook, as left out", { skip: windows }, () => {
    const { folder } = find({ "ada.ipynb": mine });
    const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
    folders.push(elsewhere);
    write(join(elsewhere, "ben.ipynb"), mine);
    symlinkSync(join(elsewhere, "ben.ipynb"), join(folder, "ben.ipynb"));
    symlinkSync(elsewhere, join(folder, "class\x1b[1m"));
    symlinkSync(join(folder, "nowhere"), join(folder, "cai.ipynb"));
    execFileSync("mkfifo", [join(folder, "dan.ipynb")]);
    const { submissions, strays } = findSubmissions(folder, releases);
    assert.equal(submissions.length, 1);
    assert.deepEqual(strays, [
      "ben.ipynb is a link, and may lead anywhere: put there what it leads to",
      "cai.ipynb is a link, and may lead anywhere: put there what it leads to",
      "class\\u001b[1m is a link, and may lead anywhere: put there what it leads to",
      "dan.ipynb is not a file",
    ]);
  });

  it("names what may be a notebook as left out, and a folder among students' that holds none", {
    skip: windows,
  }, () => {
    const { folder } = find({
      "ada.ipynb": mine,
      "ben.ipynb.txt": mine,
      "cai.zip": "PK",
      ".dan.ipynb": mine,
      "eva/x.ipynb": mine,
      "eva/pictures/x.png": "",
      "fay/answer.pdf": "",
      "._ada.ipynb": "",
      ".ben.ipynb.swp": "",
    });
    for (const name of ["cdf5", "c0ee"]) // in GBK
      writeFileSync(
        Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, "hex"), Buffer.from(".ipynb")]),
        "",
      );
    const { submissions, strays } = findSubmissions(folder, releases);
    assert.deepEqual(
      submissions.map(({ student }) => student),
      ["ada", "eva"],
    );
    const [first, ...others] = strays;
    assert.equal(first, ".dan.ipynb is hidden: let its name begin without a dot");
    assert.deepEqual(others.slice(0, 3), [
      "ben.ipynb.txt does not end in .ipynb: rename it",
      "cai.zip is an archive: unpack it",
      "fay holds no notebook",
    ]);
    assert.equal(
      others.filter((text) => /\ufffd\.ipynb has a name that is not UTF-8: rename it/.test(text)).length,
      2,
    );
  });

  it("takes in a course only what was handed in for such, and refuses what the course made", () => {
    const { folder, submissions } = find({
      "nbgrader_config.py": "",
      "submitted/ada/tiny.en/tiny.en.ipynb": mine,
      ...Object.fromEntries(
        ["source", "release", "prepared", "autograded", "feedback"].map((step) => [
          `${step}/ben/x.ipynb`,
          mine,
        ]),
      ),
    });
    assert.deepEqual(
      submissions.map(({ student }) => student),
      ["ada"],
    );
    for (const step of ["source", "release", "autograded/ben"])
      assert.throws(
        () => findSubmissions(join(folder, step), releases),
        /holds what the course made: name the folder/,
      );
    assert.equal(findSubmissions(join(folder, "submitted"), releases).submissions.length, 1);
    assert.equal(
      find({ "course/nbgrader_config.py": "", "course/source/x.ipynb": mine, "a.ipynb": mine }).found.length,
      1,
    );
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
      "ada.ipynb belongs to no assignment",
      "ben.ipynb is empty",
      "tiny.en.ipynb does not say whose it is: rename it to the student's name, put it in such a folder, or add it to the roster",
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
