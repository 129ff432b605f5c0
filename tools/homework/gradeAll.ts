// Makes submissions ready, grades them, and records what there is to say about each.
import { copyFileSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { Refusal } from "../command.js";
import type { Notebook } from "../lessons/notebook.js";
import { makeFolder } from "../makeFolder.js";
import { sentence } from "../setup/sentence.mjs";
import { hash } from "../setup/whole.mjs";
import { autograde, type Outcome } from "./autograde.js";
import { workInGradebook } from "./gradebook.js";
import { submissionFile } from "./layout.js";
import { inParallel } from "./parallel.js";
import { showProgress } from "./progress.js";
import { readNotebook } from "./readNotebook.js";
import { readReceipts, writeReceipts } from "./receipts.js";
import { readRecord, writeRecord } from "./record.js";
import type { Release } from "./release.js";
import { repair } from "./repair.js";
import type { Submission } from "./submissions.js";
import { writeWhole } from "./writeWhole.js";

/** A submission made ready, and the state it is in: what was handed in, and what was handed out. */
interface Prepared extends Outcome {
  notebook?: Notebook;
  state: string;
}

/** Grades the submissions that have changed since they were graded. */
export async function gradeAll(
  course: string,
  submissions: readonly Submission[],
  releases: readonly Release[],
) {
  const isHeld = await workInGradebook(course);
  const open = submissions.filter((submission) => {
    const { state, problem } = readRecord(course, submission);
    return state !== prepare(submission, releases).state || (problem === undefined && !isHeld(submission));
  });
  let done = 0;
  const since = performance.now();
  await inParallel(open, async (submission) => {
    const start = performance.now();
    const problem = await gradeOne(course, submission, releases);
    done += 1;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const { student, assignment } = submission;
    showProgress(done, open.length, since, `${student}, ${assignment}: ${problem ?? `${seconds} s`}`);
  });
  if (open.length < submissions.length)
    console.log(`Graded before, and not changed since: ${submissions.length - open.length}.`);
}

function prepare({ assignment, path, notes }: Submission, releases: readonly Release[]): Prepared {
  const released = releases.find((release) => release.assignment === assignment);
  if (released === undefined) throw new Error(`${assignment} was not released`);
  const reading = readNotebook(path);
  if (reading.notebook === undefined) {
    const { problem } = reading;
    return { problem, notes, state: hash(released.state, JSON.stringify([problem, notes])) };
  }
  const repaired = repair(reading.notebook, released.notebook);
  const remarks = [...notes, ...reading.notes, ...repaired.notes];
  const receipts = Object.values(readReceipts(dirname(path)));
  const state = hash(released.state, JSON.stringify([repaired.notebook, remarks]), ...receipts);
  return { notebook: repaired.notebook, notes: remarks, state };
}

/** Grades a submission; resolves to its problem, if it has one. What goes wrong with one submission stops no other. */
async function gradeOne(course: string, submission: Submission, releases: readonly Release[]) {
  try {
    const outcome = await outcomeOf(course, submission, releases);
    writeRecord(course, submission, outcome);
    return outcome.problem;
  } catch (error) {
    if (stopsAll(error)) throw error;
    const why = sentence(error) ?? (error instanceof Error ? error.message : `${error}`);
    const problem = `could not be graded: ${why.replace(/\.$/, "")}`;
    writeRecord(course, submission, { problem, notes: submission.notes });
    return problem;
  }
}

/** Whether an error is not about the submission that met it. */
function stopsAll(error: unknown): boolean {
  const { code = "" } = error as NodeJS.ErrnoException;
  return error instanceof Refusal || ["ENOSPC", "EDQUOT", "EROFS"].includes(code);
}

async function outcomeOf(course: string, submission: Submission, releases: readonly Release[]) {
  const { notebook, state, problem, notes } = prepare(submission, releases);
  keep(course, submission);
  if (notebook === undefined) return { state, notes, ...(problem !== undefined && { problem }) };
  const file = submissionFile(course, "prepared", submission);
  writeWhole(file, JSON.stringify(notebook));
  writeReceipts(dirname(file), readReceipts(dirname(submission.path)));
  const graded = await autograde(course, submission, notebook);
  const again = graded.problem === undefined ? { state } : {}; // else it is tried again
  return { ...again, ...graded, notes: [...notes, ...graded.notes] };
}

/** Keeps what was handed in, byte for byte, and its receipts. */
function keep(course: string, submission: Submission) {
  if (resolve(submission.path).startsWith(resolve(join(course, "submitted")) + sep)) return;
  const file = submissionFile(course, "submitted", submission);
  makeFolder(dirname(file));
  copyFileSync(submission.path, file);
  writeReceipts(dirname(file), readReceipts(dirname(submission.path)));
}
