import { existsSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { step } from "../command.js";
import { hash } from "../setup/whole.mjs";
import type { Row } from "./gradebook.js";
import { feedbackFile, submissionFile } from "./layout.js";
import { lastError, nbgrader } from "./nbgrader.js";
import { writeRecord } from "./record.js";

/** Writes the feedback of the submissions whose grades or comments changed. */
export async function writeFeedback(course: string, rows: readonly Row[]) {
  const page = (row: Row) => feedbackFile(course, row);
  const state = ({ record, grades, comments }: Row) => hash(JSON.stringify([record.state, grades, comments]));
  const changed = rows.filter(
    (row) =>
      existsSync(submissionFile(course, "autograded", row)) &&
      (row.record.feedback !== state(row) || !existsSync(page(row))),
  );
  for (const row of changed) rmSync(dirname(page(row)), { recursive: true, force: true });
  for (const assignment of new Set(changed.map((row) => row.assignment))) {
    const said = await step(`Writing the feedback of ${assignment}`, () =>
      nbgrader(course, ["generate_feedback", assignment]).catch((error: Error) => error),
    );
    for (const row of changed.filter((row) => row.assignment === assignment))
      if (existsSync(page(row))) writeRecord(course, row, { ...row.record, feedback: state(row) });
      else console.log(`There is no feedback for ${row.student}: ${lastError(said)}`);
  }
}
