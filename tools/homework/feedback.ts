import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal, step } from "../command.js";
import { hash } from "../setup/whole.mjs";
import type { Row } from "./gradebook.js";
import { feedbackFile, submissionFile } from "./layout.js";
import { lastError, nbgrader } from "./nbgrader.js";
import { writeRecord } from "./record.js";
import { visible } from "./visible.js";

/** Seconds that the pages of an assignment, and that each of them, may take. */
const limits = { all: 60, each: 30 };

/** Writes the feedback of the submissions whose grades or comments changed. */
export async function writeFeedback(course: string, rows: readonly Row[]) {
  const state = ({ record, grades, comments }: Row) => hash(JSON.stringify([record.state, grades, comments]));
  const changed = rows.filter(
    (row) =>
      existsSync(submissionFile(course, "autograded", row)) &&
      (row.record.feedback !== state(row) || !isWhole(course, row)),
  );
  for (const row of changed) rmSync(dirname(feedbackFile(course, row)), { recursive: true, force: true });
  for (const assignment of new Set(changed.map((row) => row.assignment))) {
    const own = changed.filter((row) => row.assignment === assignment);
    const seconds = limits.all + limits.each * own.length;
    const said = await step(`Writing the feedback of ${assignment}`, () =>
      generate(course, [assignment], seconds),
    );
    for (const row of own) {
      const why = isWhole(course, row) ? undefined : ((await tryAgain(course, row)) ?? said);
      if (why === undefined) writeRecord(course, row, { ...row.record, feedback: state(row) });
      else console.log(`There is no feedback for ${row.student}: ${visible(why)}.`);
    }
  }
}

/** What one page needs without end must not keep the others from being written. */
async function tryAgain(course: string, row: Row): Promise<string | undefined> {
  rmSync(dirname(feedbackFile(course, row)), { recursive: true, force: true });
  const said = await generate(course, [row.assignment, `--student=${row.student}`], limits.all + limits.each);
  return isWhole(course, row) ? undefined : said;
}

/** Runs nbgrader; resolves to what it said last, or that it took too long. */
async function generate(course: string, args: readonly string[], seconds: number): Promise<string> {
  try {
    return (
      lastError(await nbgrader(course, ["generate_feedback", ...args], {}, seconds)) || "nbgrader wrote none"
    );
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const failure = error as Error & { killed?: boolean };
    return failure.killed ? `it took more than ${seconds} seconds` : lastError(failure);
  }
}

function isWhole(course: string, row: Row): boolean {
  try {
    return readFileSync(feedbackFile(course, row), "utf8").trimEnd().endsWith("</html>");
  } catch {
    return false;
  }
}
