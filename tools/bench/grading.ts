// How long it takes to grade a class.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Refusal, step } from "../command.js";
import { packageFolder } from "../folders.js";
import { gradeId, isLocked } from "../homework/cells.js";
import { configFile, gradesFile, ownCourse, releaseFile, sourceFile } from "../homework/layout.js";
import { type Notebook, parseNotebook } from "../lessons/notebook.js";
import { type Use, watchTree } from "./processTree.js";
import { machine } from "./report.js";

const assignments = ["information-and-entropy.en", "cross-entropy-and-kl.en", "mutual-information.en"];

/** Submissions that are graded in one run. */
const all = Number(process.env.SUBMISSIONS) || 60;

export async function grading(): Promise<string> {
  if (process.platform !== "linux") throw new Refusal("Grading is measured on Linux only.");
  const folder = mkdtempSync(join(tmpdir(), "surprisal-bench-"));
  try {
    const course = makeCourse(join(folder, "course"));
    const first = join(folder, "first");
    for (const assignment of assignments)
      hand(first, "first", assignment, read(sourceFile(course, assignment)));
    await step("Release, and a first run", () => grade(course, first));
    const handed = join(folder, "handed");
    for (let i = 0; i < all; i++) {
      const assignment = assignments[i % assignments.length] ?? "";
      hand(handed, `student-${Math.floor(i / assignments.length)}`, assignment, solved(course, assignment));
    }
    const start = performance.now();
    const use = await step(`${all} submissions`, () => grade(course, handed));
    const seconds = (performance.now() - start) / 1000;
    const rows = readFileSync(gradesFile(course), "utf8").split("\n").length - 2 - assignments.length;
    if (rows !== all) throw new Error(`${rows} submissions were graded, not ${all}`);
    return text(seconds, use);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const text = (seconds: number, { seconds: cpu, memory }: Use) =>
  `One run of \`npm run grade\` on ${all} submissions of three assignments, with all that it starts and with the feedback. Each hands in the
solutions; release and start snapshot are there already. \`SUBMISSIONS=${all} npm run bench -- grading\` measures it again.

${machine()}

| | of the run | of a submission |
|---|--:|--:|
| seconds | ${seconds.toFixed(0)} | ${(seconds / all).toFixed(2)} |
| seconds of a processor core | ${cpu.toFixed(0)} | ${(cpu / all).toFixed(2)} |
| memory at the most | ${memory.toFixed(0)} MB | |
`;

/** A course of its own, with the three assignments in English. */
function makeCourse(course: string): string {
  mkdirSync(course);
  cpSync(configFile(ownCourse), configFile(course));
  cpSync(join(ownCourse, "shown"), join(course, "shown"), { recursive: true });
  for (const assignment of assignments)
    cpSync(dirname(sourceFile(ownCourse, assignment)), dirname(sourceFile(course, assignment)), {
      recursive: true,
    });
  return course;
}

const read = (file: string) => parseNotebook(readFileSync(file, "utf8"));

/** What was handed out, with the solutions as answers. */
function solved(course: string, assignment: string): Notebook {
  const released = read(releaseFile(course, assignment));
  const solutions = new Map(
    read(sourceFile(course, assignment)).cells.map((cell) => [gradeId(cell), cell.source]),
  );
  const answer = (id: string | undefined) => (id === undefined ? undefined : solutions.get(id));
  const cells = released.cells.map((cell) =>
    isLocked(cell) ? cell : { ...cell, source: answer(gradeId(cell)) ?? cell.source },
  );
  return { ...released, cells };
}

function hand(folder: string, student: string, assignment: string, notebook: Notebook) {
  const file = join(folder, student, assignment, "homework.ipynb");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(notebook));
}

async function grade(course: string, folder: string): Promise<Use> {
  const program = join(packageFolder, "dist", "tools", "cli.js");
  const args = [program, "grade", folder, "--course", course];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const end = once(child, "close");
  const use = await watchTree(child.pid ?? 0, end);
  const [code] = await end;
  if (code !== 0) throw new Error(`grading ended with code ${code}`);
  return use;
}
