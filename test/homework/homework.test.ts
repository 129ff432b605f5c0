import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gunzipSync, unzipSync } from "fflate";
import { releaseFile, sourceFile } from "../../tools/homework/layout.ts";
import { python } from "../../tools/jupyter/jupyter.ts";
import { findChromium } from "../../tools/lessons/chromium.ts";
import { run as outside } from "../setup/outside.ts";
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

  it("makes a student's folder that stands alone, and a zip of it, without a word of the answers", async () => {
    const folder = join(course, "handouts", assignment, "student");
    const zip = unzipSync(readFileSync(join(course, "handouts", assignment, `${assignment}.zip`)));
    const files = readdirSync(folder).sort();
    assert.deepEqual(
      Object.keys(zip).sort(),
      files.map((file) => `${assignment}/${file}`),
    );
    const library = files.find((file) => file.endsWith(".tgz")) ?? "";
    assert.deepEqual(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies, {
      surprisal: `file:${library}`,
    });
    assert.match(
      readFileSync(join(folder, "README.md"), "utf8"),
      /`npm install`.*`npm start`.*`npm run check`/s,
    );
    for (const file of files) {
      const content = readFileSync(join(folder, file));
      assert.deepEqual(Buffer.from(zip[`${assignment}/${file}`] ?? []), content);
      const text = Buffer.from(file === library ? gunzipSync(content) : content).toString("latin1");
      assert.doesNotMatch(text, /the secret of question|It adds a number|return 2 \* x/, file);
      assert.doesNotMatch(text, /BEGIN (HIDDEN TESTS|MARK SCHEME)/, file);
    }
  });

  it("gives a student all that npm needs to check it, in a folder anywhere", async () => {
    const folder = mkdtempSync(join(tmpdir(), "surprisal student "));
    try {
      const zip = unzipSync(readFileSync(join(course, "handouts", assignment, `${assignment}.zip`)));
      for (const [name, content] of Object.entries(zip))
        writeFileSync(join(folder, name.replace(`${assignment}/`, "")), content);
      const JUPYTER = join(python, "..", "jupyter"); // tarball.test.ts has one made
      const npm = (...args: string[]) => outside("npm", args, folder, { JUPYTER });
      const installed = await npm("install", "--prefer-offline", "--no-audit", "--no-fund");
      assert.equal(installed.code, 0, installed.stderr);
      const unanswered = await npm("run", "check");
      assert.equal(unanswered.code, 1, unanswered.stderr);
      assert.match(unanswered.stdout, /^✗ q1 {2}0 of 2 {2}/m);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
