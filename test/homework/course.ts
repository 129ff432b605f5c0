// A small course under test, and students for it.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { csvParse } from "d3-dsv";
import { type Cell, type NbgraderCell, type Notebook, parseNotebook } from "../../tools/lessons/notebook.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const program = join(root, "dist", "tools", "cli.js");
export const assignment = "tiny.en";

const nbgrader = (grade_id: string, kind: Partial<NbgraderCell>) => ({
  nbgrader: {
    ...{ grade_id, schema_version: 3, grade: false, solution: false, locked: false, task: false },
    ...kind,
  },
});

export const code = (id: string, source: string, kind: Partial<NbgraderCell>): Cell => ({
  ...{ id, cell_type: "code", execution_count: null, outputs: [], source },
  metadata: nbgrader(id, kind),
});

const text = (id: string, source: string): Cell => ({ id, cell_type: "markdown", metadata: {}, source });

/** Five questions that ask for the same, so that each can go wrong in its own way, and a written one. */
export function tinySource(language: "en" | "zh-TW"): Notebook {
  const say = (english: string, chinese: string) => (language === "en" ? english : chinese);
  const questions = [1, 2, 3, 4, 5].flatMap((n) => [
    text(
      `q${n}`,
      say(`## Question ${n} (2 points)\n\nDouble a number.`, `## 第 ${n} 題（2 分）\n\n把數字加倍。`),
    ),
    code(
      `q${n}-answer`,
      `function double${n}(x: number): number {\n  // BEGIN SOLUTION\n  return 2 * x;\n  // END SOLUTION\n}`,
      { solution: true },
    ),
    code(
      `q${n}-values`,
      `import { expectAnswer } from "surprisal/check";\nexpectAnswer("double${n}(3)", double${n}(3), 6);`,
      { grade: true, locked: true, points: 1 },
    ),
    code(
      `q${n}-limits`,
      `import { expectAnswer } from "surprisal/check";\nexpectAnswer("double${n}(0)", double${n}(0), 0);\n// BEGIN HIDDEN TESTS\nexpectAnswer("double${n}(Infinity)", double${n}(Infinity), Infinity); // the secret of question ${n}\n// END HIDDEN TESTS`,
      { grade: true, locked: true, points: 1 },
    ),
  ]);
  const written = {
    ...text("q6-explain", "<!-- BEGIN SOLUTION -->\nIt adds a number to itself.\n<!-- END SOLUTION -->"),
    metadata: nbgrader("q6-explain", { grade: true, solution: true, points: 3 }),
  };
  return notebook([
    text("title", say("# Doubling\n\n13 points", "# 加倍\n\n共 13 分")),
    ...questions,
    written,
  ]);
}

const notebook = (cells: Cell[]): Notebook => ({
  cells,
  metadata: { kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" } },
  nbformat: 4,
  nbformat_minor: 5,
});

export const read = (file: string): Notebook => parseNotebook(readFileSync(file, "utf8"));

export function write(file: string, content: string | Notebook) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
}

/** A course of its own, in which a cell may take `seconds`. */
export function makeCourse(seconds: number) {
  const course = mkdtempSync(join(tmpdir(), "course-"));
  const config = join(course, "nbgrader_config.py");
  for (const name of ["nbgrader_config.py", "shown"])
    cpSync(join(root, "notebooks", "homework", name), join(course, name), { recursive: true });
  writeFileSync(config, `${readFileSync(config, "utf8")}\nc.Execute.timeout = ${seconds}\n`);
  return { course, remove: () => rmSync(course, { recursive: true, force: true }) };
}

/** What a student hands in who writes these answers, by question, into the notebook that was handed out. */
export function answered(released: Notebook, answers: Record<string, string>): Notebook {
  const notebook = structuredClone(released);
  for (const cell of notebook.cells)
    cell.source = answers[String(cell.id).replace("-answer", "")] ?? cell.source;
  return notebook;
}

/** An answer to the question of that number, and a wrong one. */
export const right = (n: number) => `function double${n}(x: number) { return 2 * x; }`;
export const wrong = (n: number) => `function double${n}(x: number) { return 7; }`;
const toAll = (answer: (n: number) => string) =>
  Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`q${n}`, answer(n)]));
export const allRight = toAll(right);
export const allWrong = toAll(wrong);

/** Makes a file look handed in at this minute of an hour long ago. */
export const handIn = (file: string, minute: number) =>
  utimesSync(file, 1e9 + 60 * minute, 1e9 + 60 * minute);

/** Runs a command of the homework, and resolves to what it said and its exit code. */
export function run(name: string, args: string[], env: object = {}) {
  return new Promise<{ code: number; said: string }>((resolve) => {
    execFile(
      process.execPath,
      [program, name, ...args],
      { env: { ...process.env, ...env }, maxBuffer: 1e9 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

/** The rows of grades.csv, by student, and by student and assignment. */
export function grades(course: string) {
  const rows = csvParse(readFileSync(join(course, "grades.csv"), "utf8").slice(1)); // after the mark of UTF-8;
  return Object.fromEntries(
    rows.flatMap((row) => [`${row.student}`, `${row.student} ${row.assignment}`].map((name) => [name, row])),
  );
}
