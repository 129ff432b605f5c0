import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { Refusal } from "../command.js";
import { given, shown, typed } from "../folders.js";
import { prepareJupyter } from "../jupyter/prepare.js";
import type { Notebook } from "../lessons/notebook.js";
import { hash } from "../setup/whole.mjs";
import { autograde, type Outcome } from "./autograde.js";
import { assignments, courseFolder, courseHelp, courseOptions } from "./course.js";
import { writeFeedback } from "./feedback.js";
import { collectGrades } from "./gradebook.js";
import { writeGrades } from "./gradesFile.js";
import { showGrades } from "./gradesTable.js";
import { feedbackFile, submissionFile } from "./layout.js";
import { sandboxOfKernels } from "./nbgrader.js";
import { inParallel } from "./parallel.js";
import { isRoot } from "./privileges.js";
import { showProgress } from "./progress.js";
import { readNotebook } from "./readNotebook.js";
import { readRecord, writeRecord } from "./record.js";
import { type Release, release } from "./release.js";
import { repair } from "./repair.js";
import { refusal } from "./sandbox.js";
import { findSubmissions, type Submission } from "./submissions.js";
import { writeWhole } from "./writeWhole.js";

const help = `surprisal grade <folder of submissions>

Grades submissions with nbgrader, each in a sandbox of its own, and writes grades.csv and feedback into the course. Only
what has changed is graded again.

${courseHelp}`;

const unsafe = `No sandbox was found: what is handed in runs with your rights, and can read and change what you can. ${
  process.platform === "linux"
    ? "Install one (Debian and Ubuntu: sudo apt install bubblewrap)."
    : "Grade work you do not trust in a Linux container or virtual machine."
}`;

/** Grades what students handed in. */
export async function grade(args: string[]) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: courseOptions });
  if (values.help) return console.log(help);
  const course = courseFolder(values.course);
  const [named, ...others] = positionals;
  if (named === undefined || others.length > 0)
    throw new Refusal(`Name one folder, that of the submissions: ${typed("grade", "<folder>")}`);
  await prepareJupyter("homework");
  const releases = await release(course, assignments(course));
  const { submissions, strays } = findSubmissions(given(named), releases);
  const sandbox = sandboxOfKernels();
  if (sandbox === undefined && isRoot) throw new Refusal(refusal);
  console.log(sandbox ? `Each submission runs in a sandbox: ${sandbox}.` : unsafe);

  await gradeAll(course, submissions, releases);
  const rows = await collectGrades(course, releases);
  await writeFeedback(course, rows);
  showGrades(rows);
  for (const stray of strays) console.log(`Left out: ${stray}.`);
  console.log(`Grades: ${shown(writeGrades(course, rows))}`);
  const page = feedbackFile(course, { student: "<student>", assignment: "<assignment>" });
  console.log(`Feedback: ${shown(page)}`);
}

/** A submission made ready, and the state it is in: what was handed in, and what was handed out. */
interface Prepared extends Outcome {
  notebook?: Notebook;
  state: string;
}

function prepare({ assignment, path, notes }: Submission, releases: readonly Release[]): Prepared {
  const released = releases.find((release) => release.assignment === assignment);
  if (released === undefined) throw new Error(`${assignment} was not released`);
  const { notebook, problem } = readNotebook(path);
  if (notebook === undefined)
    return { problem, notes, state: hash(released.state, JSON.stringify([problem, notes])) };
  const repaired = repair(notebook, released.notebook);
  const remarks = [...notes, ...repaired.notes];
  const state = hash(released.state, JSON.stringify([repaired.notebook, remarks]));
  return { notebook: repaired.notebook, notes: remarks, state };
}

async function gradeAll(course: string, submissions: readonly Submission[], releases: readonly Release[]) {
  const open = submissions.filter(
    (submission) => readRecord(course, submission).state !== prepare(submission, releases).state,
  );
  let done = 0;
  await inParallel(open, async (submission) => {
    const start = performance.now();
    const problem = await gradeOne(course, submission, prepare(submission, releases));
    done += 1;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const { student, assignment } = submission;
    showProgress(done, open.length, `${student}, ${assignment}: ${problem ?? `${seconds} s`}`);
  });
  if (open.length < submissions.length)
    console.log(`Graded before, and not changed since: ${submissions.length - open.length}.`);
}

/** Grades a submission and keeps what there is to say about it; resolves to its problem. */
async function gradeOne(course: string, submission: Submission, prepared: Prepared) {
  const { notebook, state, problem, notes } = prepared;
  keep(course, submission);
  if (notebook === undefined) {
    writeRecord(course, submission, { state, notes, ...(problem !== undefined && { problem }) });
    return problem;
  }
  writeWhole(submissionFile(course, "prepared", submission), JSON.stringify(notebook));
  const outcome = await autograde(course, submission, notebook);
  const again = outcome.problem === undefined ? { state } : {}; // else it is tried again
  writeRecord(course, submission, { ...again, ...outcome, notes: [...notes, ...outcome.notes] });
  return outcome.problem;
}

/** Keeps what was handed in, byte for byte. */
function keep(course: string, submission: Submission) {
  if (resolve(submission.path).startsWith(resolve(join(course, "submitted")) + sep)) return;
  const file = submissionFile(course, "submitted", submission);
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(submission.path, file);
}
