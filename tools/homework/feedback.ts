import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { Refusal } from "../command.js";
import { scratch } from "../scratch.js";
import { hash } from "../setup/whole.mjs";
import type { Row } from "./gradebook.js";
import { feedbackFile, submissionFile } from "./layout.js";
import { lastError, nbgrader } from "./nbgrader.js";
import { inParallel } from "./parallel.js";
import { showProgress } from "./progress.js";
import { writeRecord } from "./record.js";
import { visible } from "./visible.js";

/** Seconds that a run of nbgrader, and each page that it writes, may take. */
const limits = { run: 60, page: 30 };

/** Pages that one run of nbgrader writes, so that it gets ready once for all of them. */
const together = 16;

/** Writes the feedback of the submissions whose grades or comments changed. */
export async function writeFeedback(course: string, rows: readonly Row[]) {
  const state = ({ record, grades, comments }: Row) => hash(JSON.stringify([record.state, grades, comments]));
  const changed = rows.filter(
    (row) =>
      row.isHeld &&
      existsSync(submissionFile(course, "autograded", row)) &&
      (row.record.feedback !== state(row) || !isWhole(course, row)),
  );
  let done = 0;
  const since = performance.now();
  await inParallel(groups(changed), async (group) => {
    await writePages(course, group);
    for (const row of group) {
      const why = isWhole(course, row) ? undefined : await writePage(course, row);
      if (why === undefined) writeRecord(course, row, { ...row.record, feedback: state(row) });
      else console.log(`There is no feedback for ${row.student}: ${visible(why)}.`);
    }
    done += group.length;
    showProgress(done, changed.length, since, `pages of feedback: ${group[0]?.assignment}`);
  });
}

/** Rows of one assignment that are written together. */
function groups(rows: readonly Row[]): Row[][] {
  const assignments = [...new Set(rows.map(({ assignment }) => assignment))];
  return assignments.flatMap((assignment) => {
    const own = rows.filter((row) => row.assignment === assignment);
    return own.flatMap((_, at) => (at % together === 0 ? [own.slice(at, at + together)] : []));
  });
}

/** Writes the pages of a group; nbgrader is shown a folder that leads to these submissions, and sees no others. */
async function writePages(course: string, group: readonly Row[]) {
  const folder = mkdtempSync(join(scratch(), "feedback-"));
  for (const row of group) {
    clear(course, row);
    const student = dirname(dirname(submissionFile(course, "autograded", row)));
    symlinkSync(student, join(folder, row.student), "junction"); // Windows lets all make these
  }
  const args = [group[0]?.assignment ?? "", `--CourseDirectory.autograded_directory=${folder}`];
  try {
    await generate(course, args, limits.run + limits.page * group.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Deletes a page. Where that cannot be, nbgrader says why when it cannot write the new one. */
function clear(course: string, row: Row) {
  try {
    rmSync(dirname(feedbackFile(course, row)), { recursive: true, force: true });
  } catch {}
}

/** Writes one page by itself: a page that never ends must not keep the others from being written. */
async function writePage(course: string, row: Row): Promise<string | undefined> {
  clear(course, row);
  const args = [row.assignment, `--student=${row.student}`];
  const said = await generate(course, args, limits.run + limits.page);
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
