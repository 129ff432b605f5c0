// One submission through nbgrader's autograde, however often it ends its kernel.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal, type RunFailure } from "../command.js";
import { type Notebook, parseNotebook } from "../lessons/notebook.js";
import { scratch } from "../scratch.js";
import { gradeId } from "./cells.js";
import { submissionFile, type Work } from "./layout.js";
import { lastError, nbgrader } from "./nbgrader.js";
import { type LeftOut, leftOutVariable, parseReport, reportVariable } from "./protocol.js";

/** How often a submission may end its kernel before the rest of it is left alone. */
const mostEndings = 5;

/** What grading says of a submission: why it has no points, or what the points do not say. */
export interface Outcome {
  problem?: string;
  notes: string[];
}

/**
 * Grades a prepared submission, and resolves to what there is to say about it. A cell that ends the kernel is left out
 * when the notebook is run again, so that it costs its own points and no others.
 */
export async function autograde(course: string, work: Work, prepared: Notebook): Promise<Outcome> {
  const folder = mkdtempSync(join(scratch(), "report-"));
  const report = join(folder, "kernel.json");
  const code = prepared.cells.filter(({ cell_type, source }) => cell_type === "code" && source.trim() !== "");
  const leftOut: LeftOut[] = [];
  try {
    for (let again = 0; ; ) {
      rmSync(report, { force: true });
      const failure = await runOnce(course, work, leftOut, report);
      if (failure === undefined) break;
      const died = /DeadKernelError|CellTimeoutError/.test(failure.stderr ?? "");
      const next = died ? nextToLeaveOut(readReport(report), leftOut, code.length) : undefined;
      if (next) leftOut.push(next);
      else if (again < 2)
        again += 1; // a busy computer, a locked gradebook
      else return { problem: `could not be graded: ${lastError(failure)}`, notes: [] };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const left = leftOut.map(({ first, last, reason }) => {
    const cell = code[first - 1];
    const name = (cell && gradeId(cell)) ?? `code cell ${first}`;
    return `${name}${last === undefined ? " and what follows" : ""} left out: ${reason}`;
  });
  return { notes: [...left, ...slowCells(course, work)] };
}

/** Runs nbgrader; resolves to how it failed. */
async function runOnce(
  course: string,
  { student, assignment }: Work,
  leftOut: readonly LeftOut[],
  report: string,
): Promise<RunFailure | undefined> {
  try {
    await nbgrader(
      course,
      [
        ...["autograde", assignment, "--student", student, "--force"],
        "--CourseDirectory.submitted_directory=prepared",
      ],
      { [leftOutVariable]: JSON.stringify(leftOut), [reportVariable]: report },
    );
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return error as RunFailure;
  }
}

const readReport = (file: string) => (existsSync(file) ? parseReport(readFileSync(file, "utf8")) : undefined);

/** The cell that ended the kernel, if the report can be believed: a stranger's code may have made it up. */
function nextToLeaveOut(
  report: ReturnType<typeof parseReport>,
  leftOut: readonly LeftOut[],
  cells: number,
): LeftOut | undefined {
  if (report === undefined || leftOut.length === mostEndings) return undefined;
  const { cell, reason } = report;
  if (cell < 1 || cell > cells || cell <= (leftOut.at(-1)?.first ?? 0)) return undefined;
  return { first: cell, reason, ...(leftOut.length + 1 < mostEndings ? { last: cell } : {}) };
}

/** The cells of a graded notebook that ran out of time. */
function slowCells(course: string, work: Work): string[] {
  const { cells } = parseNotebook(readFileSync(submissionFile(course, "autograded", work), "utf8"));
  return cells
    .filter(
      (cell) =>
        cell.cell_type === "code" &&
        cell.outputs.some((output) => output.output_type === "error" && output.ename === "CellTimeoutError"),
    )
    .map((cell) => `${gradeId(cell) ?? "a cell"} ran out of time`);
}
