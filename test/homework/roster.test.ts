import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { readRoster } from "../../tools/homework/roster.ts";

const folder = mkdtempSync(join(tmpdir(), "roster-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const roster = (text: string | Buffer) => {
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
    assert.deepEqual(roster("123,Ada\n234,Ben\n").studentsOf("1234.ipynb"), ["Ada", "Ben"]);
  });

  it("believes no file in a student's folder that is named after another student, however long the number", () => {
    const { studentsOf } = roster("777,Eve\n12345,Ada\n7777,Dan\n");
    assert.deepEqual(studentsOf("777/12345.ipynb").sort(), ["Ada", "Eve"]);
    assert.deepEqual(studentsOf("777/7777.ipynb").sort(), ["Dan", "Eve"]);
    assert.deepEqual(studentsOf("7777/777.ipynb").sort(), ["Dan", "Eve"]);
  });

  it("takes the separator that a first line tells, as Excel writes it", () => {
    for (const text of ["sep=;\r\na1;Byron, Ada\r\n", "sep=|\na1|Byron, Ada\n", '"sep=,"\na1,"Byron, Ada"\n'])
      assert.deepEqual(roster(text).studentsOf("a1.ipynb"), ["Byron, Ada"], text);
    assert.deepEqual(roster("\uFEFFsep=;\r\nid;name\r\na1;Ada\r\n").studentsOf("a1 id"), ["Ada"]);
  });

  it("reads what spreadsheets write: a mark, other separators, empty lines, no first line of names", () => {
    for (const text of ["\uFEFFa1;Ada\r\n;\r\n", "\r\n\na1;Ada\n", "a1\tAda\t\n", '"a1","Ada"\r\n\r\n'])
      assert.deepEqual(roster(text).studentsOf("a1.ipynb"), ["Ada"], text);
    for (const text of ["a1;Byron, Ada\n", 'a1;"Byron, Ada"\n', 'a1,"Byron, Ada"\nb;c,Ben\n'])
      assert.deepEqual(roster(text).studentsOf("a1.ipynb"), ["Byron, Ada"], text);
    const unicode = Buffer.from("\uFEFFnumber\tName\r\na1\t王小明\r\n", "utf16le");
    assert.deepEqual(roster(unicode).studentsOf("a1.ipynb"), ["王小明"]);
  });

  it("takes no column's name for a student's", () => {
    for (const names of ["id,full name", "id;Student Name", "id,姓名", "id,學生姓名", "id,이름"])
      assert.deepEqual(
        roster(`${names}\na1,Ada\n`.replace(/,/g, names.includes(";") ? ";" : ",")).studentsOf("david"),
        [],
      );
    assert.deepEqual(roster("id,Ada Namest\n").studentsOf("david"), ["Ada Namest"]);
  });

  it("refuses another encoding, which would make other names of names", () => {
    assert.throws(
      () => roster(Buffer.from("61312cd5c5c8fd0a", "hex")),
      /roster\.csv is not UTF-8: save it as such/,
    );
  });

  it("refuses a quotation mark that does not end, which would take the students after it for one name", () => {
    for (const text of ['a1,"Ada\nb2,Ben\n', '"a1,Ada\nb2,Ben\n'])
      assert.throws(() => roster(text), /roster\.csv holds ".*\\nb2,Ben" as one name: a quotation mark/);
  });

  it("refuses a line that does not say both", () => {
    assert.throws(() => roster("a1,Ada\nb2\n"), /roster\.csv holds the line "b2": a line needs/);
    assert.throws(() => roster("a1,Ada\n,Ben\n"), /holds the line ",Ben"/);
  });
});
