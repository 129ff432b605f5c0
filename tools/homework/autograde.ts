// One submission through nbgrader's autograde, however often it ends its kernel.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal, type RunFailure } from "../command.js";
import { type Cell, type Notebook, parseNotebook } from "../lessons/notebook.js";
import { scratch } from "../scratch.js";
import { gradeId, isTest } from "./cells.js";
import { submissionFile, type Work } from "./layout.js";
import { lastError, nbgrader } from "./nbgrader.js";
import {
  type LeftOut,
  leftOutVariable,
  parseReport,
  type Report,
  reportVariable,
  secondsVariable,
  testsVariable,
  untrusted,
} from "./protocol.js";

/** How often a submission may end its kernel before the rest of it is left alone. */
const mostEndings = 5;

/** Seconds that a run of a submission may take, and all runs together before the rest is left alone. */
const longest = Number(process.env[secondsVariable]) || 300;
const longestInAll = 2 * longest;

/** Seconds after which nbgrader itself must hang, and is ended. */
const hangs = longest + 300;

/** Why no test of a submission counts when its kernel cannot be trusted. */
const dishonest = "a check that must fail has passed in its kernel, so look at what its answers do";

/** What grading says about a submission: why it has no points, or what the points do not say. */
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
  const tests = code.flatMap((cell, index) => (isTest(cell) ? [index + 1] : []));
  const leftOut: LeftOut[] = [];
  const end = performance.now() + 1000 * longestInAll;
  try {
    for (let again = 0; ; ) {
      rmSync(report, { force: true });
      const failure = await runOnce(course, work, { leftOut, tests, report });
      if (failure === undefined && failed(course, work, untrusted).some(isTest)) {
        leftOut.splice(0, leftOut.length, { first: 1, reason: dishonest });
        continue;
      }
      if (failure === undefined) break;
      const died = /DeadKernelError|CellTimeoutError/.test(failure.stderr ?? "");
      const isLast = leftOut.length + 1 === mostEndings || performance.now() > end;
      const next = died ? nextToLeaveOut(readReport(report), leftOut, code.length, isLast) : undefined;
      if (next) leftOut.push(next);
      else if (again < 2 && failure.killed !== true)
        again += 1; // a busy computer, a locked gradebook
      else return { problem: `could not be graded: ${reasonOf(failure)}`, notes: [] };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (leftOut[0]?.reason === dishonest) return { notes: [`no test counts: ${dishonest}`] };
  const left = leftOut.map(({ first, last, reason }) => {
    const cell = code[first - 1];
    const name = (cell && gradeId(cell)) ?? `code cell ${first}`;
    return `${name}${last === undefined ? " and what follows" : ""} left out: ${reason}`;
  });
  return { notes: [...left, ...slowCells(course, work)] };
}

interface Failure extends RunFailure {
  killed?: boolean;
}

const reasonOf = (failure: Failure) =>
  failure.killed === true ? `it took more than ${Math.round(hangs / 60)} minutes` : lastError(failure);

/** Runs nbgrader; resolves to how it failed. */
async function runOnce(
  course: string,
  { student, assignment }: Work,
  { leftOut, tests, report }: { leftOut: readonly LeftOut[]; tests: readonly number[]; report: string },
): Promise<Failure | undefined> {
  const args = ["autograde", assignment, `--student=${student}`, "--force"];
  const env = {
    [leftOutVariable]: JSON.stringify(leftOut),
    [testsVariable]: JSON.stringify(tests),
    [reportVariable]: report,
    [secondsVariable]: `${longest}`,
  };
  try {
    await nbgrader(course, [...args, "--CourseDirectory.submitted_directory=prepared"], env, hangs);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return error as Failure;
  }
}

const readReport = (file: string) => (existsSync(file) ? parseReport(readFileSync(file, "utf8")) : undefined);

/**
 * The cell that ended the kernel; with all that follow if this is the last attempt. A stranger's code may have made up the
 * report: where it cannot be true, every cell is left out.
 */
function nextToLeaveOut(
  report: Report | undefined,
  leftOut: readonly LeftOut[],
  cells: number,
  isLast: boolean,
): LeftOut | undefined {
  if (report === undefined || report.cell === 0 || leftOut.some(({ last }) => last === undefined))
    return undefined;
  const { cell, reason } = report;
  if (cell > cells || leftOut.some(({ first }) => first === cell)) return { first: 1, reason };
  return { first: cell, reason, ...(isLast ? {} : { last: cell }) };
}

/** The cells of a graded notebook that ran out of time. */
const slowCells = (course: string, work: Work): string[] =>
  failed(course, work, "CellTimeoutError").map((cell) => `${gradeId(cell) ?? "a cell"} ran out of time`);

/** The cells of a graded notebook in which an error of this name was met. */
function failed(course: string, work: Work, name: string): Cell[] {
  const { cells } = parseNotebook(readFileSync(submissionFile(course, "autograded", work), "utf8"));
  return cells.filter(
    (cell) =>
      cell.cell_type === "code" &&
      cell.outputs.some((output) => output.output_type === "error" && output.ename === name),
  );
}
