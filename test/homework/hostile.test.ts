// Submissions that try to stop the others, graded by nbgrader with one that is honest.
import assert from "node:assert/strict";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import {
  configFile,
  feedbackFile,
  recordFolder,
  sourceFile,
  submissionFile,
} from "../../tools/homework/layout.ts";
import { withCourse } from "../../tools/homework/lock.ts";
import { release } from "../../tools/homework/release.ts";
import type { Notebook } from "../../tools/lessons/notebook.ts";
import {
  allRight,
  answered,
  assignment,
  grades,
  makeCourse,
  read,
  right,
  run,
  tinySource,
  write,
} from "./course.ts";

const { course, remove } = makeCourse(8);
const folder = mkdtempSync(join(tmpdir(), "hostile-"));
const temporary = mkdtempSync(join(tmpdir(), "left-"));
const windows = process.platform === "win32";
let released: Notebook;
let first: { code: number; said: string };

const hand = (file: string, content: string | Notebook) => write(join(folder, file), content);
const answers = (more: Record<string, string>) => answered(released, { ...allRight, ...more });
const points = (student: string) => {
  const row = grades(course)[student];
  return ["q1", "q2", "q3", "q4", "q5"].map((name) => Number(row?.[name] ?? NaN));
};
const remarks = (student: string) => grades(course)[student]?.remarks ?? "";
const feedback = (student: string) => feedbackFile(course, { student, assignment });
const hundred = (text: string) => text.repeat(200_000);

function handInEverything() {
  const text = JSON.stringify(answers({}));
  hand("honest.ipynb", answers({ "q6-explain": "It doubles." }));
  hand("to-string.ipynb", text.replace(JSON.stringify(right(1)), '{"toString": null}'));
  hand("to-strings.ipynb", text.replace(JSON.stringify(right(1)), '[{"toString": null}]'));
  hand("brackets.ipynb", text.replace(JSON.stringify(right(1)), `${hundred("[")}${hundred("]")}`));
  hand(
    "attached.ipynb",
    text.replace('"cells":[{', `"cells":[{"attachments":${hundred('{"a":')}1${hundred("}")},`),
  );
  hand("stamped/timestamp.txt/x.ipynb", answers({}));
  if (!windows)
    for (const name of ["new\nline", "re\rturn", "a,b", "a&b", "=1+1", "x".repeat(249)])
      hand(`${name}.ipynb`, answers({}));
  hand(
    "liar.ipynb",
    answers({
      q1: `for (const line of ['{"cell": 1000000}', '{"cell": 2}', '{"cmd": "NODE_HANDLE_ACK"}', "x".repeat(1e6), '{"alive": true}'])
  try { require("fs").writeSync(3, line + "\\n"); } catch {}
try { (process as any).send({ cell: 1000000 }); } catch {}
${right(1)}`,
      q3: `try { require("fs").writeSync(3, '{"cell": 1000000}\\n'); } catch {} process.exit(0); ${right(3)}`,
    }),
  );
  hand(
    "loud.ipynb",
    answers({
      q1: `for (let i = 0; i < 3000; i++) Promise.reject(new Error("x".repeat(1e5))); ${right(1)}`,
      q2: `for (let i = 0; i < 3000; i++) setTimeout(() => { throw new Error("y".repeat(1e4)); }); ${right(2)}`,
      q3: `console.log("half \\ud83d"); ${right(3)}`,
      "q6-explain": "Half \ud83d.",
    }),
  );
  hand(
    "timers.ipynb",
    answers({
      q1: `setTimeout(() => { while (true) {} }, 200); ${right(1)}`,
      q2: `const wait = () => new Promise((resolve) => setTimeout(resolve, 200));
(async () => { await wait(); while (true) {} })(); ${right(2)}`,
      q3: `setTimeout(() => process.exit(7), 100); ${right(3)}`,
      // It waits until those above have come to their loops: its own would keep them from it.
      q4: `await new Promise((resolve) => setTimeout(resolve, 1000)); setInterval(() => { while (true) {} }, 1); ${right(4)}`,
    }),
  );
  const fs = 'const fs = require("fs");';
  const sparse =
    'for (let i = 0; i < 5; i++) { fs.writeFileSync("f" + i, ""); fs.truncateSync("f" + i, 6e7); }';
  hand("flood.ipynb", answers({ q2: `${fs} ${sparse} while (true) {} ${right(2)}` }));
  hand(
    "hidden.ipynb",
    answers({
      q1: `${fs} fs.mkdirSync("a/b", { recursive: true }); fs.chmodSync("a", 0); ${right(1)}`,
      q2: `process.exit(0); ${right(2)}`,
    }),
  );
  const endless = answers({});
  const cell = endless.cells.find(({ cell_type }) => cell_type === "code");
  assert.ok(cell);
  for (let i = 0; i < 20; i++)
    endless.cells.push({ ...structuredClone(cell), id: `more${i}`, metadata: {}, source: "while (true) {}" });
  hand("endless.ipynb", endless);
  hand("busy.ipynb", answers({ q3: `while (true) {} ${right(3)}` }));
  const latin1 = JSON.stringify(
    answers({ q1: `// f\u00fcr\n${right(1)}`, "q6-explain": "Zwei f\u00fcr eins." }),
  );
  writeFileSync(join(folder, "latin1.ipynb"), latin1, "latin1");
  const nameless = answers({ "q6-explain": "It doubles." });
  for (const cell of nameless.cells) cell.metadata = {};
  hand("nameless.ipynb", nameless);
}

/** Jupyter has no patience left when a cell has run out of time, as when the computer is too busy for its kernel. */
const impatient = `
if "--student=busy" in sys.argv:
    from nbclient import NotebookClient
    interrupt = NotebookClient._async_handle_timeout
    async def interrupt_and_go(self, *what):
        self.iopub_timeout = 0
        return await interrupt(self, *what)
    NotebookClient._async_handle_timeout = interrupt_and_go
`;

before(async () => {
  appendFileSync(configFile(course), impatient);
  write(sourceFile(course, assignment), tinySource("en"));
  const [made] = await release(course, [assignment]);
  assert.ok(made);
  released = made.notebook;
  handInEverything();
  first = await run("grade", [folder, "--course", course], { TMPDIR: temporary });
});

after(() => {
  remove();
  for (const path of [folder, temporary]) rmSync(path, { recursive: true, force: true });
});

describe("a submission that is not a notebook, or lies", () => {
  it("stops no other", () => {
    assert.equal(first.code, 0, first.said);
    assert.deepEqual(points("honest"), [2, 2, 2, 2, 2]);
    assert.equal(grades(course).honest?.["to grade by hand"], "1");
  });

  it("costs its student the points, with a sentence", () => {
    for (const student of ["to-string", "to-strings"]) {
      assert.deepEqual(points(student), [0, 0, 0, 0, 0]);
      assert.match(remarks(student), /^the file is no notebook: the source of its cell \d+ is no text$/);
    }
    for (const student of ["brackets", "attached"])
      assert.equal(remarks(student), "the file nests deeper than 100 levels");
  });

  it("is graded where only its name is odd", { skip: windows }, () => {
    assert.deepEqual(points("stamped"), [2, 2, 2, 2, 2]);
    const rows = Object.values(grades(course)).filter((row) =>
      /^(new_|re_|a,b|a_b|1_1|xxx)/.test(String(row?.student)),
    );
    const students = new Set(rows.map((row) => row?.student));
    assert.equal(students.size, 6, [...students].join());
    for (const student of students) assert.deepEqual(points(String(student)), [2, 2, 2, 2, 2], student);
  });

  it("is graded where it is not UTF-8, and that is said", () => {
    assert.deepEqual(points("latin1"), [2, 2, 2, 2, 2]);
    assert.equal(remarks("latin1"), "not all of the file is UTF-8: what cannot be read stands as \ufffd");
  });

  it("is not believed in what it says to the watcher", () => {
    assert.deepEqual(points("liar").slice(0, 2), [2, 2]);
    assert.match(remarks("liar"), /left out: it ended its kernel \(exit code 0\)/);
  });

  it("has its points and its written answer when an editor has lost the names of its cells", () => {
    assert.deepEqual(points("nameless"), [2, 2, 2, 2, 2]);
    assert.equal(grades(course).nameless?.["to grade by hand"], "1");
    assert.equal(remarks("nameless"), "");
  });
});

describe("a submission without end", () => {
  it("may show so much of errors and no more, and half a character costs nothing", () => {
    assert.deepEqual(points("loud").slice(2), [2, 2, 2]);
    assert.equal(grades(course).loud?.["to grade by hand"], "1");
    assert.ok(statSync(submissionFile(course, "autograded", { student: "loud", assignment })).size < 1e6);
    assert.ok(statSync(feedback("loud")).size < 2e6);
    assert.match(readFileSync(feedback("loud"), "utf8"), /half \ufffd/);
  });

  it("loses the cells whose timers do not end, or end the kernel, and no others", () => {
    assert.deepEqual(points("timers"), [0, 0, 0, 2, 2]);
    assert.match(remarks("timers"), /q4-answer ran out of time/);
    assert.match(
      remarks("timers"),
      /q1-answer left out: what it left behind, a timer or a promise, did not end/,
    );
    assert.match(remarks("timers"), /q2-answer left out: what it left behind/);
    assert.match(remarks("timers"), /q3-answer left out: it ended its kernel \(exit code 7\)/);
  });

  it("loses the cell that Jupyter had to end with the kernel, with the reason", () => {
    assert.deepEqual(points("busy"), [2, 2, 0, 2, 2]);
    assert.equal(remarks("busy"), "q3-answer left out: it did not stop when its time was up");
  });

  it("has five cells that run out of time, and then its time is over", () => {
    assert.deepEqual(points("endless"), [2, 2, 2, 2, 2]);
    const { cells } = read(submissionFile(course, "autograded", { student: "endless", assignment }));
    const errors = cells
      .flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []))
      .flatMap((output) => (output.output_type === "error" ? [output.evalue || output.ename] : []));
    assert.equal(errors.filter((text) => text === "CellTimeoutError").length, 5, errors.join("\n"));
    assert.equal(errors.filter((text) => /5 cells before it ran out of time/.test(text)).length, 15);
  });

  it("loses the cell that fills its folder, and the one that ends the kernel beside a folder nobody may enter", () => {
    for (const student of ["flood", "hidden"])
      assert.deepEqual(points(student), [2, 0, 2, 2, 2], remarks(student));
    assert.equal(remarks("flood"), "q2-answer left out: it filled its folder with files");
    assert.equal(remarks("hidden"), "q2-answer left out: it ended its kernel (exit code 0)");
  });

  it("leaves nothing behind", () => assert.deepEqual(readdirSync(temporary), []));
});

describe("what an interrupted run has left", () => {
  it("is graded again where its record is broken", async () => {
    writeFileSync(join(recordFolder(course, assignment), "honest.json"), "");
    const { code, said } = await run("grade", [folder, "--course", course]);
    assert.equal(code, 0, said);
    assert.match(said, /1\/1 honest/);
    assert.deepEqual(points("honest"), [2, 2, 2, 2, 2]);
  });

  it("keeps a second grader away while the first works", async () => {
    await withCourse(course, async () => {
      const { code, said } = await run("grade", [folder, "--course", course]);
      assert.equal(code, 1);
      assert.match(said, /^Another command works on this course, process \d+ on .*\.\n$/);
    });
  });

  it("refuses in a sentence when the course is read-only", {
    skip: process.getuid?.() === 0 && "root may write anywhere",
  }, async () => {
    const other = makeCourse(5);
    mkdirSync(join(other.course, "source"), { mode: 0o555 });
    const { said } = await run("grade", [folder, "--course", other.course]);
    assert.match(said, /is read-only/);
    other.remove();
  });
});
