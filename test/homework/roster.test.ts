import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { readRoster } from "../../tools/homework/roster.ts";

const folder = mkdtempSync(join(tmpdir(), "roster-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const roster = (text: string) => {
  writeFileSync(join(folder, "roster.csv"), text);
  return readRoster(join(folder, "roster.csv"));
};

describe("readRoster(file)", () => {
  it("says whose a file is by a part of its name or place", () => {
    const { studentsOf } = roster('part,student\n12345,Ada\n"group 7, ",Ben\nGROUP 71,Cai\n');
    assert.deepEqual(studentsOf("x/12345.ipynb"), ["Ada"]);
    assert.deepEqual(studentsOf("Group 71/a.ipynb"), ["Cai"]);
    assert.deepEqual(studentsOf("other.ipynb"), []);
  });

  it("takes the longest part, and names several students where that is not one", () => {
    const { studentsOf } = roster("a1,Ada\na12,Ben\nb12,Cai\n");
    assert.deepEqual(studentsOf("a12.ipynb"), ["Ben"]);
    assert.deepEqual(studentsOf("a12 b12.ipynb"), ["Ben", "Cai"]);
  });

  it("reads what spreadsheets write: a mark, other separators, empty lines, no first line of names", () => {
    for (const text of ["\uFEFFa1;Ada\r\n;\r\n", "a1\tAda\t\n", '"a1","Ada"\r\n\r\n'])
      assert.deepEqual(roster(text).studentsOf("a1.ipynb"), ["Ada"], text);
  });

  it("refuses a line that does not say both", () => {
    assert.throws(() => roster("a1,Ada\nb2\n"), /roster\.csv holds the line "b2": a line needs/);
    assert.throws(() => roster("a1,Ada\n,Ben\n"), /holds the line ",Ben"/);
  });
});
