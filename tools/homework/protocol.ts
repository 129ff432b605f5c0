// What is said between the kernel of a submission, the process that watches over it, and the grader that started both.
// The kernel runs a stranger's code, which can say anything in its name.

/** The file descriptor over which kernel and watcher exchange lines of JSON, and the variable that tells the kernel. */
export const channel = { descriptor: 3, variable: "GRADER_CHANNEL" };

/** Characters that a line may have. */
export const longestLine = 1000;

/**
 * From the kernel: the code of this cell, the first being 1, runs now; what an earlier one left behind, a timer or a
 * promise, does not end; or the answer to `alive?`.
 */
export type FromKernel = { cell: number } | { leftover: number } | { alive: true };

export const write = (message: FromKernel | { alive: "?" }) => `${JSON.stringify(message)}\n`;

export function parseFromKernel(line: string): FromKernel | undefined {
  const message = parse(line);
  if (message?.alive === true) return { alive: true };
  if (isCell(message?.leftover)) return { leftover: message.leftover };
  return isCell(message?.cell) ? { cell: message.cell } : undefined;
}

/** Cells that are not to run, because they ended a kernel before; without `last` all that follow. */
export interface LeftOut {
  first: number;
  last?: number;
  reason: string;
}

/** The variable that tells the kernel which cells it is to leave out. */
export const leftOutVariable = "LEFT_OUT_CELLS";

export function parseLeftOut(text: string | undefined): LeftOut[] {
  const list: unknown = JSON.parse(text ?? "[]"); // the grader wrote it
  return Array.isArray(list) ? list.filter(isLeftOut) : [];
}

/** The variable that tells the kernel which cells are tests, by their numbers. */
export const testsVariable = "TEST_CELLS";

export function parseTests(text: string | undefined): number[] {
  const list: unknown = JSON.parse(text ?? "[]"); // the grader wrote it
  return Array.isArray(list) ? list.filter(isCell) : [];
}

/** The name of the error that a test ends with when a check that must fail has passed beside it. */
export const untrusted = "UntrustedKernel";

/** The variable that holds the seconds that a submission may take in all; a kernel that a teacher uses has no end. */
export const secondsVariable = "SUBMISSION_SECONDS";
export const seconds = (): number => Number(process.env[secondsVariable]) || Infinity;

/** From the watcher: which cell ran last when the kernel ended, and why it ended. */
export interface Report {
  cell: number;
  reason: string;
}

/** The variable that tells the watcher where to leave its report. */
export const reportVariable = "KERNEL_REPORT";

export function parseReport(text: string): Report | undefined {
  const report = parse(text);
  return report && (report.cell === 0 || isCell(report.cell)) && typeof report.reason === "string"
    ? { cell: report.cell, reason: report.reason }
    : undefined;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function isLeftOut(value: unknown): value is LeftOut {
  return typeof value === "object" && value !== null && "first" in value && "reason" in value;
}

const isCell = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;
