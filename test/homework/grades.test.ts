import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { csvParseRows } from "d3-dsv";
import stringWidth from "string-width";
import type { Row } from "../../tools/homework/gradebook.ts";
import { writeGrades } from "../../tools/homework/gradesFile.ts";
import { table } from "../../tools/homework/gradesTable.ts";

const course = mkdtempSync(join(tmpdir(), "grades-"));
after(() => rmSync(course, { recursive: true, force: true }));

const row = (student: string, notes: string[] = [], waits = false): Row => ({
  ...{ student, assignment: "tiny", comments: [], record: { notes }, isHeld: true },
  grades: [
    { cell: "q1-values", points: 1, of: 2, waits: false },
    { cell: "q1-limits", points: 0.5, of: 1, waits: false },
    { cell: "q10-explain", points: 0, of: 3, waits },
    { cell: "q2-values", points: 1, of: 1, waits: false },
  ],
});
const odd = ["ada", "王小明", "Zoë", "한국어", "e\u0301a", "안", "Ngô Bảo", "@SUM(A1)"];

describe("writeGrades(course, rows)", () => {
  const read = (...rows: Row[]) => {
    const text = readFileSync(writeGrades(course, rows), "utf8");
    assert.equal(text[0], "\uFEFF", "Excel knows UTF-8 by its mark");
    return csvParseRows(text.slice(1));
  };

  it("has a line a student, with the points of every question in its order", () => {
    assert.deepEqual(read(row("ada", ["one", "two"], true)), [
      ["assignment", "student", "points", "out of", "to grade by hand", "q1", "q2", "q10", "remarks"],
      ["tiny", "ada", "2.5", "7", "1", "1.5", "1", "0", "one; two"],
    ]);
  });

  it("says why somebody has no points", () => {
    const remark = (more: Partial<Row>) => read({ ...row("ada", ["one"]), ...more })[1]?.at(-1);
    assert.equal(remark({ isHeld: false }), "one; graded into another gradebook.db: grade submitted/ again");
    const record = { notes: [], problem: "is empty" };
    for (const isHeld of [true, false]) assert.equal(remark({ record, isHeld }), "the file is empty");
  });

  it("keeps names as they are, on one line, but for what a spreadsheet would run", () => {
    const students = read(...odd.map((name) => row(name)))
      .slice(1)
      .map(([, student]) => student);
    assert.deepEqual(students, [...odd.slice(0, -1), "'@SUM(A1)"]);
    for (const note of ["=1+1 counts", "+1", "-1", "@a", " =1", "\t=1", "＝1", "\r=1"]) {
      const remark = read(row("ada", [note]))[1]?.at(-1) ?? "";
      assert.match(remark, /^('|\\u)/, note);
    }
    for (const sign of [";=1", "; =1", ';"=1', ",+1", "|@a", ";＝1"]) {
      const remark = read(row("ada", [`a${sign} counts`]))[1]?.at(-1);
      assert.equal(remark, `a${sign[0]}'${sign.slice(1)} counts`);
    }
    assert.equal(
      read(row("ada", ["q1-a ran out; b - c, d", "x-1"]))[1]?.at(-1),
      "q1-a ran out; b - c, d; x-1",
    );
    assert.equal(read(row("ada", ['a,"b"\nc\u202ed\x1b[1m']))[1]?.at(-1), 'a,"b"\\u000ac\\u202ed\\u001b[1m');
  });
});

describe("table(rows)", () => {
  it("is aligned, whatever the script of the names, and says where a grade is missing", () => {
    const lines = table(odd.map((name) => row(name, ["note"], true))).split("\n");
    assert.match(lines[0] ?? "", /^student +q1 +q2 +q10 +total$/);
    assert.match(lines[1] ?? "", /^out of +3 +1 +3 +7$/);
    const places = lines.slice(2).map((line) => stringWidth(line.slice(0, line.indexOf("note"))));
    assert.deepEqual(new Set(places).size, 1, lines.join("\n"));
    assert.match(lines[2] ?? "", /^ada +1\.5 +1 +0\+\? +2\.5\+\? +note$/);
  });

  it("has one line a student, whatever the remarks", () => {
    const lines = table([row("ada", ["a\nb\r\x1b[31m", "c".repeat(300)]), row("ben")]).split("\n");
    assert.equal(lines.length, 4);
    assert.ok(!lines.join("").includes("\x1b"));
  });
});
