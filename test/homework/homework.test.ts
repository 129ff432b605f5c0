import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { releaseFile, sourceFile } from "../../tools/homework/layout.ts";
import { findChromium } from "../../tools/lessons/chromium.ts";
import { assignment, makeCourse, read, run, tinySource, write } from "./course.ts";

const { course, remove } = makeCourse(5);
let made: { code: number; said: string };

before(async () => {
  write(sourceFile(course, assignment), tinySource("en"));
  made = await run("homework", [assignment, "--course", course]);
});
after(remove);

describe("npm run homework", () => {
  it("makes what students get and what the teacher keeps, as notebook, page and paper", async () => {
    assert.equal(made.code, 0, made.said);
    const file = (who: string, kind: string) =>
      join(course, "handouts", assignment, who, `${assignment}.${kind}`);
    assert.deepEqual(read(file("student", "ipynb")), read(releaseFile(course, assignment)));
    const solved = read(file("teacher", "ipynb"));
    for (const cell of solved.cells) assert.ok(cell.cell_type !== "code" || Number(cell.execution_count) > 0);
    for (const [who, page] of ["student", "teacher"].map((who) => [
      who,
      readFileSync(file(String(who), "html"), "utf8"),
    ])) {
      assert.match(String(page), /<title>Doubling<\/title>/);
      for (const secret of [
        /return 2 \* x|return<\/span>/,
        /the secret of question 1/,
        /adds a number to itself/,
      ])
        assert.equal(secret.test(String(page)), who === "teacher", `${who} ${secret}`);
      if (findChromium()) assert.equal(readFileSync(file(String(who), "pdf"), "latin1").slice(0, 5), "%PDF-");
    }
  });
});
