import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { nbgrader } from "../../tools/homework/nbgrader.ts";
import { release } from "../../tools/homework/release.ts";
import { findSandbox } from "../../tools/homework/sandbox.ts";
import type { Notebook } from "../../tools/lessons/notebook.ts";
import { lacks } from "../lacks.ts";
import {
  allRight,
  allWrong,
  answered,
  assignment,
  grades,
  handIn,
  makeCourse,
  program,
  read,
  right,
  root,
  run,
  tinySource,
  write,
  wrong,
} from "./course.ts";

const { course, remove } = makeCourse(5);
const folder = mkdtempSync(join(tmpdir(), "submissions-"));
const hand = (file: string, content: string | Notebook) => write(join(folder, file), content);
const server = createServer((_, response) => response.end(String(calls++)));
let calls = 0;
let released: Notebook;
let first: { code: number; said: string };
let firstGrades: string;

/** The cell of a graded submission, and all that it printed. */
function graded(student: string, id: string) {
  const { cells } = read(join(course, "autograded", student, assignment, `${assignment}.ipynb`));
  const cell = cells.find(({ metadata }) => metadata.nbgrader?.grade_id === id);
  assert.ok(cell, `${student} has ${id}`);
  const outputs = cell.cell_type === "code" ? cell.outputs : [];
  const printed = outputs.map((output) => (output.output_type === "stream" ? output.text : "")).join("");
  const error = outputs.find((output) => output.output_type === "error");
  const html = outputs.map((output) =>
    output.output_type === "display_data" ? output.data["text/html"] : "",
  );
  return { cell, html, printed, error: error?.output_type === "error" ? error.evalue : "" };
}

const points = (student: string) => {
  const row = grades(course)[student];
  assert.ok(row, `${student} has a row`);
  return ["q1", "q2", "q3", "q4", "q5"].map((name) => Number(row[name]));
};
const remarks = (student: string) => grades(course)[student]?.remarks ?? "";

/** What a submission tries; it prints how it went. */
const attempt = (name: string, value: string) =>
  `try { console.log(${JSON.stringify(name)}, ${value}); } catch { console.log(${JSON.stringify(name)}, "refused"); }`;

function handInEverything(port: number) {
  hand("untouched.ipynb", released);
  hand(
    "verbose.ipynb",
    answered(released, {
      q1: `function double1(x: number) { console.warn("careful"); return 2 * x; }`,
      q2: `for (let i = 0; i < 50; i++) console.log("x".repeat(1e6)); process.stderr.write("x".repeat(1e6)); ${right(2)}`,
      q3: `import { display } from "tslab"; display.html('<p onclick="steal()">shown<script>steal()</script></p>'); ${right(3)}`,
      q4: `const expectAnswer = 4; ${right(4)}`,
      q5: right(5),
      "q6-explain": "It <script>steal()</script>doubles.",
    }),
  );
  hand(
    "broken.ipynb",
    answered(released, {
      q1: `const double1: number = "two";`,
      q2: "function double2(x: number { return",
      q3: `import { nothing } from "./nothing"; ${right(3)}`,
      q4: "function double4(x: number) { return x === Infinity ? NaN : 2 * x; }",
      q5: right(5),
    }),
  );
  hand(
    "endless.ipynb",
    answered(released, {
      q1: `while (true) {} ${right(1)}`,
      q2: "await new Promise(() => {});",
      q3: "function double3(x: number) { while (x === Infinity) {} return 2 * x; }",
      q4: right(4),
      q5: right(5),
    }),
  );
  hand(
    "deadly.ipynb",
    answered(released, {
      ...allRight,
      q2: `process.exit(0); ${right(2)}`,
      q3: `require("crypto").pbkdf2Sync("", "", 2 ** 31 - 1, 64, "sha512"); ${right(3)}`,
    }),
  );
  const path = (...parts: string[]) => JSON.stringify(join(...parts));
  const outside = [root, course, folder, tmpdir(), homedir(), "/"].map((place) => path(place, "spy.txt"));
  hand(
    "spy.ipynb",
    answered(released, {
      q1: `${attempt("environment", "JSON.stringify(process.env)")} ${right(1)}`,
      q2: `const fs = require("fs");
for (const file of [${outside}]) try { fs.writeFileSync(file, "x"); console.log("wrote", file); } catch {}
${right(2)}`,
      q3: `const status = await fetch("http://127.0.0.1:${port}").then(({ status }) => status, () => "refused");
console.log("network", status);
${right(3)}`,
      q4: `${attempt("source", `require("fs").readFileSync(${path(course, "source", assignment, `${assignment}.ipynb`)}, "utf8")`)}
${attempt("course", `require("fs").readdirSync(${path(course)}).join()`)}
${attempt("folder", `require("fs").readdirSync(".").join()`)}
${attempt("memory", `require("fs").openSync("/proc/self/mem")`)}
${right(4)}`,
      q5: `try { process.kill(process.ppid, "SIGKILL"); } catch {} ${right(5)}`,
    }),
  );
  const cheat = answered(released, {
    ...allWrong,
    q1: `const tricks: (() => unknown)[] = [
  () => (Math.abs = () => 0),
  () => (Object.is = () => true),
  () => ((Array.prototype as any).every = () => true),
  () => ((Promise.prototype as any).catch = function () { return this; }),
  () => require("fs").mkdirSync("node_modules/surprisal"),
  () => require("fs").writeFileSync("package.json", '{"name": "surprisal", "exports": {"./check": "./check.js"}}'),
];
for (const trick of tricks) try { trick(); } catch {}
console.log(Math.abs(-1), Object.is(1, 2), [1].every(() => false), require("fs").readdirSync("node_modules").length);
const expectAnswer = () => {};
${wrong(1)}`,
  });
  for (const cell of cheat.cells) {
    if (cell.id === "q2-values") cell.source = "// expectAnswer(double2(3), 6)";
    if (cell.id === "q3-values") cell.source = 'console.log("passed");';
    if (cell.id?.startsWith("q4-")) cell.metadata.tags = ["skip-execution"];
    if (cell.id === "q5-values") Object.assign(cell.metadata.nbgrader ?? {}, { grade: false, points: 100 });
    if (cell.id === "q5-limits") Object.assign(cell, { cell_type: "markdown" });
  }
  cheat.cells = cheat.cells.filter(({ id }) => id !== "q1-values" && id !== "q4-answer");
  hand("cheat.ipynb", cheat);
  hand(`00123/${assignment}/my homework, final.ipynb`, answered(released, allRight));
  hand("lee.ipynb", answered(released, allWrong));
  hand("lee (1).ipynb", answered(released, allRight));
  handIn(join(folder, "lee.ipynb"), 2);
  handIn(join(folder, "lee (1).ipynb"), 1);
  const chinese = read(join(course, "release", "tiny.zh-TW", "tiny.zh-TW.ipynb"));
  hand("王小明.ipynb", answered(chinese, { ...allRight, q4: wrong(4) }));
  hand(`truncated_${assignment}.ipynb`, JSON.stringify(released).slice(0, 2000));
  hand("empty/homework tiny.en.ipynb", "");
  hand(`${assignment}.ipynb`, released);
}

before(async () => {
  for (const language of ["en", "zh-TW"] as const)
    write(join(course, "source", `tiny.${language}`, `tiny.${language}.ipynb`), tinySource(language));
  const [english] = await release(course, [assignment, "tiny.zh-TW"]);
  assert.ok(english);
  released = english.notebook;
  await once(server.listen(0, "127.0.0.1"), "listening");
  handInEverything((server.address() as AddressInfo).port);
  first = await run("grade", [folder, "--course", course], { SECRET_TOKEN: "tell nobody" });
  firstGrades = readFileSync(join(course, "grades.csv"), "utf8");
});

after(() => {
  server.close();
  remove();
  rmSync(folder, { recursive: true, force: true });
});

describe("npm run grade", () => {
  it("grades everything that can be graded, whatever else is handed in", () => {
    assert.equal(first.code, 0, first.said);
    assert.deepEqual(points("00123"), [2, 2, 2, 2, 2]);
    assert.deepEqual(points("untouched"), [0, 0, 0, 0, 0]);
    assert.equal(grades(course).verbose?.["out of"], "13");
    assert.equal(grades(course).verbose?.["to grade by hand"], "1");
    assert.equal(grades(course).untouched?.["to grade by hand"], "0");
  });

  it("shows its progress, a table of student and question, and what the points do not say", () => {
    assert.match(first.said, /█{20} 12\/12 /);
    assert.match(first.said, /^student +q1 +q2 +q3 +q4 +q5 +q6 +total$/m);
    assert.match(first.said, /^verbose +2 +2 +2 +2 +2 +0\+\? +10\+\?$/m);
    assert.match(first.said, /^Left out: tiny\.en\.ipynb does not say whose it is/m);
  });

  it("lets no warning, and no flood of output, cost a point", () => {
    assert.deepEqual(points("verbose"), [2, 2, 2, 2, 2]);
    assert.match(graded("verbose", "q1-values").printed, /careful/);
    assert.ok(graded("verbose", "q2-answer").printed.length < 1e6);
  });

  it("shows the teacher what a submission displays and says, without its scripts", () => {
    assert.deepEqual(graded("verbose", "q3-answer").html[0], "<p>shown</p>");
    const page = readFileSync(join(course, "feedback", "verbose", assignment, `${assignment}.html`), "utf8");
    assert.match(page, /shown/);
    assert.doesNotMatch(page, /<script>steal|<p onclick/);
  });

  it("takes the points of what fails, by a type, the syntax, an import or a value, and of nothing else", () => {
    assert.deepEqual(points("broken"), [0, 0, 0, 1, 2]);
    assert.equal(graded("broken", "q4-limits").error, "double4(Infinity): expected Infinity, got NaN");
  });

  it("stops what does not end, and grades the rest", () => {
    assert.deepEqual(points("endless"), [2, 0, 1, 2, 2]);
    assert.equal(
      remarks("endless"),
      "q1-answer ran out of time; q2-answer ran out of time; q3-limits ran out of time",
    );
  });

  it("leaves out a cell that ends the kernel, says why, and grades the rest", () => {
    assert.deepEqual(points("deadly"), [2, 0, 0, 2, 2]);
    assert.match(remarks("deadly"), /q2-answer left out: it ended its kernel \(exit code 0\)/);
    assert.match(remarks("deadly"), /q3-answer left out: it did not stop when its time was up/);
    assert.match(graded("deadly", "q2-answer").error, /^This cell was left out: /);
  });

  it("puts tests back that were changed, deleted, skipped or disguised", () => {
    assert.deepEqual(points("cheat"), [0, 0, 0, 0, 0]);
    assert.equal(grades(course).cheat?.["out of"], "13");
    assert.match(remarks("cheat"), /changed, and graded as handed out: q2-values, q3-values/);
    assert.match(remarks("cheat"), /deleted, and put back: q1-values, q4-answer/);
    assert.match(graded("cheat", "q1-values").cell.source, /expectAnswer/);
    assert.match(graded("cheat", "q1-limits").cell.source, /the secret of question 1/);
  });

  it("does not let a submission replace what tests compare with", () => {
    assert.equal(graded("cheat", "q1-answer").printed, "1 false false 0\n");
  });

  it("knows a renamed file by its content, and the language of an assignment", () => {
    assert.deepEqual(points("00123"), [2, 2, 2, 2, 2]);
    assert.deepEqual(points("王小明"), [2, 2, 2, 0, 2]);
    assert.equal(grades(course).王小明?.assignment, "tiny.zh-TW");
  });

  it("counts the last submission of a student, and says so", () => {
    assert.deepEqual(points("lee"), [2, 2, 2, 2, 2]);
    assert.equal(remarks("lee"), "lee (1).ipynb counts, not lee.ipynb");
  });

  it("gives no points for a file that cannot be read, and says what is the matter", () => {
    assert.deepEqual(points("truncated"), [0, 0, 0, 0, 0]);
    assert.match(remarks("truncated"), /no complete notebook/);
    assert.match(remarks("empty"), /the file is empty/);
    assert.equal(grades(course).empty?.["out of"], "13");
  });
});

describe("the sandbox", { skip: lacks(findSandbox(), "there is no sandbox") }, () => {
  const printed = (id: string) => graded("spy", id).printed;

  it("shows no environment", () => {
    assert.match(printed("q1-answer"), /^environment \{/);
    assert.doesNotMatch(printed("q1-answer"), /SECRET|tell nobody|JUPYTER/);
  });

  it("lets nothing be written outside the working folder", () => assert.equal(printed("q2-answer"), ""));

  it("has no network", () => {
    assert.equal(printed("q3-answer"), "network refused\n");
    assert.equal(calls, 0);
  });

  it("shows neither the source of the tests, nor other submissions, nor memory", () => {
    assert.equal(
      printed("q4-answer"),
      "source refused\ncourse refused\nfolder node_modules,package.json\nmemory refused\n",
    );
  });

  it("costs an honest submission nothing, and keeps its parents alive", () =>
    assert.deepEqual(points("spy"), [2, 2, 2, 2, 2]));
});

describe("npm run grade, again", () => {
  it("grades nothing twice and writes the same bytes", async () => {
    const { code, said } = await run("grade", [folder, "--course", course]);
    assert.equal(code, 0, said);
    assert.match(said, /^Graded before, and not changed since: 12\.$/m);
    assert.doesNotMatch(said, /█/);
    assert.equal(readFileSync(join(course, "grades.csv"), "utf8"), firstGrades);
  });

  it("takes up an interrupted run where it stopped, and a grade given by hand, into grades and feedback", async () => {
    hand("lee (2).ipynb", answered(released, { ...allRight, q1: wrong(1) }));
    hand("zoe.ipynb", answered(released, allRight));
    const grading = spawn(process.execPath, [program, "grade", folder, "--course", course], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    for await (const text of grading.stdout) if (/1\/2/.test(text)) break;
    const closed = once(grading, "close");
    grading.kill();
    await closed; // until then the course is its own

    gradeByHand("verbose", "q6-explain", 2.5);
    const { code, said } = await run("grade", [folder, "--course", course]);
    assert.equal(code, 0, said);
    assert.match(said, /^█{20} 1\/1 /m);
    assert.deepEqual(points("lee"), [0, 2, 2, 2, 2]);
    assert.deepEqual(points("zoe"), [2, 2, 2, 2, 2]);
    assert.equal(grades(course).verbose?.points, "12.5");
    const page = readFileSync(join(course, "feedback", "verbose", assignment, `${assignment}.html`), "utf8");
    assert.match(page, /Score: 12\.5 \/ 13\.0/);
  });

  it("goes on, and says so, where a folder stands in place of a record, or a file in place of a folder", async () => {
    const record = join(course, "graded", assignment, "lee.json");
    for (const path of [record, join(course, "feedback", "zoe")]) rmSync(path, { recursive: true });
    mkdirSync(record);
    writeFileSync(join(course, "feedback", "zoe"), "");
    const { code, said } = await run("grade", [folder, "--course", course]);
    assert.equal(code, 0, said);
    assert.deepEqual(
      [points("lee"), points("zoe")],
      [
        [0, 2, 2, 2, 2],
        [2, 2, 2, 2, 2],
      ],
    );
    assert.ok(remarks("lee").endsWith(`${record} cannot be read (EISDIR): move it away`), remarks("lee"));
    assert.match(said, /^There is no feedback for zoe: .*feedback.zoe/m);
  });
});

/** What a teacher does in formgrader. */
function gradeByHand(student: string, cell: string, score: number) {
  const python = join(root, ".venv", process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const program = `
from nbgrader.api import Gradebook
with Gradebook("sqlite:///gradebook.db") as book:
    grade = book.find_grade("${cell}", "${assignment}", "${assignment}", "${student}")
    grade.manual_score, grade.needs_manual_grade = ${score}, False
    book.db.commit()`;
  const PATH = [join(python, ".."), process.env.PATH].join(process.platform === "win32" ? ";" : ":");
  execFileSync(python, ["-c", program], { cwd: course, env: { ...process.env, PATH } });
}

describe("the commands refuse in one sentence", () => {
  const refuses = async (script: string, args: string[], sentence: RegExp) => {
    const { code, said } = await run(script, args);
    assert.equal(code, 1);
    assert.match(said.split("\n").at(-2) ?? "", sentence);
  };

  it("a folder that is not there, or holds no submission", async () => {
    await refuses("grade", [], /^Name one folder, that of the submissions: npm run grade -- <folder>$/);
    await refuses("grade", ["nowhere", "--course", course], /^There is no folder .*nowhere: /);
    await refuses(
      "grade",
      [join(course, "source", "..", "release"), "--course", "nowhere"],
      /names no course/,
    );
    const pattern = join(course, "[2026] course");
    await refuses(
      "grade",
      [course, "--course", pattern],
      /^nbgrader reads \[ \], \* and \? in a path as a pattern/,
    );
  });

  it("an assignment that is not there, and a configuration that cannot be read", async () => {
    await refuses(
      "homework",
      ["nothing", "--course", course],
      /^No assignment is named nothing: there are tiny\.en, tiny\.zh-TW\.$/,
    );
    const other = makeCourse(3);
    writeFileSync(join(other.course, "nbgrader_config.py"), "c = get_config()\nc.x = ]\n");
    await assert.rejects(
      nbgrader(other.course, ["export"]),
      /nbgrader_config\.py cannot be read: SyntaxError/,
    );
    other.remove();
  });

  it("a new version of an assignment whose cells no longer fit the grades", async () => {
    const source = tinySource("en");
    source.cells = source.cells.filter(({ id }) => id !== "q5-limits");
    write(join(course, "source", assignment, `${assignment}.ipynb`), source);
    await refuses(
      "grade",
      [folder, "--course", course],
      /tiny\.en has graded submissions, and cells were added or removed/,
    );
    assert.ok(existsSync(join(course, "gradebook.db")));
  });
});
