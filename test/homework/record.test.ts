import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { readRecord, recordedStudents, writeRecord } from "../../tools/homework/record.ts";
import { writeWhole } from "../../tools/homework/writeWhole.ts";

const course = mkdtempSync(join(tmpdir(), "records-"));
after(() => rmSync(course, { recursive: true, force: true }));
const ada = { student: "ada", assignment: "tiny" };
const file = join(course, "graded", "tiny", "ada.json");

describe("readRecord(course, work)", () => {
  const record = { state: "s", problem: "is empty", notes: ["one", "two"], feedback: "f" };

  it("is what was written", () => {
    writeRecord(course, ada, record);
    assert.deepEqual(readRecord(course, ada), record);
    assert.deepEqual(recordedStudents(course, "tiny"), ["ada"]);
  });

  it("is empty where there is none, or one that a full disk has cut off, or of another kind", () => {
    assert.deepEqual(readRecord(course, { ...ada, student: "ben" }), { notes: [] });
    const whole = JSON.stringify(record);
    for (const text of [
      "",
      whole.slice(0, 20),
      "null",
      "[]",
      "7",
      '{"state": 7, "notes": "x"}',
      "[".repeat(1e5),
    ]) {
      writeFileSync(file, text);
      assert.deepEqual(readRecord(course, ada), { notes: [] }, text.slice(0, 20));
    }
  });

  it("says what is the matter where it can be neither read nor written", () => {
    const eve = { ...ada, student: "eve" };
    const taken = join(course, "graded", "tiny", "eve.json");
    mkdirSync(join(taken, "inside"), { recursive: true });
    writeRecord(course, eve, record);
    assert.deepEqual(readRecord(course, eve), {
      ...{ notes: [], fault: `${taken} cannot be read (EISDIR): move it away` },
    });
    const flat = { student: "ada", assignment: "flat" };
    writeFileSync(join(course, "graded", "flat"), "");
    writeRecord(course, flat, record);
    assert.match(readRecord(course, flat).fault ?? "", /flat.ada\.json cannot be read \(ENOTDIR\)/);
    assert.deepEqual(recordedStudents(course, "flat"), []);
  });
});

describe("writeWhole(file, text)", () => {
  it("leaves the file as it was, and nothing beside it, when it cannot be written", () => {
    const taken = join(course, "taken");
    mkdirSync(join(taken, "inside"), { recursive: true });
    assert.throws(() => writeWhole(taken, "new"));
    assert.deepEqual(readdirSync(course), ["graded", "taken"]);
    writeWhole(join(course, "new", "x".repeat(255)), "text");
    assert.deepEqual(readFileSync(join(course, "new", "x".repeat(255)), "utf8"), "text");
    assert.equal(readdirSync(join(course, "new")).length, 1);
  });
});
