// One submission through nbgrader's autograde, however often it ends its kernel.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { Refusal } from "../command.mjs";
import { lastError, nbgrader, scratch } from "./course.mjs";
import { gradeId } from "./repair.mjs";

/** How often a submission may end its kernel before the rest of it is left alone. */
const patience = 5;

/** Where the record of a graded submission is kept. */
export const recordOf = (course, { assignment, student }) =>
  join(course, "graded", assignment, `${student}.json`);

/** Writes what was handed in to `submitted/`, what is graded to `prepared/`. */
export function place(course, folder, { assignment, student, file, prepared }) {
  const notebook = (step) => join(course, step, student, assignment, `${assignment}.ipynb`);
  const original = resolve(folder, file);
  if (!original.startsWith(resolve(course, "submitted") + sep)) {
    mkdirSync(dirname(notebook("submitted")), { recursive: true });
    copyFileSync(original, notebook("submitted"));
  }
  if (!prepared) return;
  mkdirSync(dirname(notebook("prepared")), { recursive: true });
  writeFileSync(notebook("prepared"), JSON.stringify(prepared));
}

/**
 * Grades a placed submission, and resolves to what there is to say about it. A cell that ends the kernel is refused
 * when the notebook is run again, so that it costs its own points and no others.
 */
export async function autograde(course, { assignment, student, prepared }) {
  const ended = join(mkdtempSync(join(scratch, "report-")), "kernel.json");
  const refused = [];
  for (let again = 0; ; ) {
    rmSync(ended, { force: true });
    const failure = await nbgrader(
      course,
      [
        ...["autograde", assignment, "--student", student, "--force"],
        "--CourseDirectory.submitted_directory=prepared",
      ],
      { REFUSED_CELLS: JSON.stringify(refused), KERNEL_REPORT: ended },
    ).catch((error) => error);
    if (!(failure instanceof Error))
      return { notes: [...endings(refused, prepared), ...slowCells(course, assignment, student)] };
    const { cell = 0, reason } = existsSync(ended) ? JSON.parse(readFileSync(ended, "utf8")) : {};
    const died = /DeadKernelError|CellTimeoutError/.test(failure.stderr);
    if (failure instanceof Refusal) throw failure;
    if (died && cell > (refused.at(-1)?.first ?? 0) && refused.length < patience)
      refused.push({ first: cell, last: refused.length + 1 < patience ? cell : Infinity, reason });
    else if (again < 2)
      again += 1; // a busy computer, a locked gradebook
    else return { problem: `could not be graded: ${lastError(failure)}` };
  }
}

/** The cells that ended a kernel, by their names. */
function endings(refused, { cells }) {
  const run = cells.filter((cell) => cell.cell_type === "code" && cell.source.trim() !== "");
  return refused.map(({ first, last, reason }) => {
    const name = gradeId(run[first - 1]) ?? `code cell ${first}`;
    return `${name}${last === first ? "" : " and what follows"} left out: ${reason}`;
  });
}

/** The cells of a graded notebook that ran out of time. */
function slowCells(course, assignment, student) {
  const graded = join(course, "autograded", student, assignment, `${assignment}.ipynb`);
  const { cells } = JSON.parse(readFileSync(graded, "utf8"));
  return cells
    .filter(({ outputs = [] }) => outputs.some(({ ename }) => ename === "CellTimeoutError"))
    .map((cell) => `${gradeId(cell) ?? "a cell"} ran out of time`);
}
