// npm run grade -- <folder>: grades the submissions in a folder with nbgrader, each in a sandbox of its own.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { command, Refusal, step } from "../command.mjs";
import { hash } from "../install.mjs";
import { setUp } from "../setup.mjs";
import { autograde, place, recordOf } from "./autograde.mjs";
import {
  assignments,
  given,
  inParallel,
  lastError,
  nbgrader,
  release,
  shown,
  takeCourse,
} from "./course.mjs";
import { collectGrades, showGrades, writeGrades } from "./grades.mjs";
import { repair } from "./repair.mjs";
import { findSandbox } from "./sandbox.mjs";
import { findSubmissions } from "./submissions.mjs";

const unsafe = `No sandbox was found: what is handed in runs with your rights, and can read and change what you can. ${
  process.platform === "linux"
    ? "Install one (Debian and Ubuntu: sudo apt install bubblewrap)."
    : "Grade work you do not trust in a Linux container or virtual machine."
}`;

await command(async (args) => {
  const course = takeCourse(args);
  if (args.length !== 1)
    throw new Refusal("Name one folder, that of the submissions: npm run grade -- <folder>");
  const folder = given(args[0]);
  await setUp();
  const releases = await release(course, assignments(course));
  const { submissions, strays } = findSubmissions(folder, releases);
  const sandbox = findSandbox();
  console.log(sandbox ? `Each submission runs in a sandbox: ${sandbox}.` : unsafe);

  await gradeAll(
    course,
    folder,
    submissions.map((submission) => prepare(submission, releases)),
  );
  const rows = await collectGrades(course, releases);
  await writeFeedback(course, rows);
  showGrades(rows);
  for (const stray of strays) console.log(`Left out: ${stray}.`);
  console.log(`Grades: ${shown(writeGrades(course, rows))}`);
  console.log(
    `Feedback: ${shown(join(course, "feedback", "<student>", "<assignment>", "<assignment>.html"))}`,
  );
});

/** The notebook to grade and its state: what was handed in, and what was handed out. */
function prepare(submission, releases) {
  const { notebook: released, state } = releases.find(
    ({ assignment }) => assignment === submission.assignment,
  );
  const { notebook, ...rest } = submission;
  const { notebook: prepared, notes } = notebook ? repair(notebook, released) : { notes: [] };
  const remarks = [...submission.notes, ...notes];
  const content = JSON.stringify([prepared ?? submission.problem, remarks]);
  return { ...rest, prepared, notes: remarks, state: hash(state, content) };
}

async function gradeAll(course, folder, submissions) {
  const record = (submission) => readRecord(recordOf(course, submission));
  const open = submissions.filter((submission) => record(submission).state !== submission.state);
  const { length } = open;
  let done = 0;
  await inParallel(open, async (submission) => {
    const start = performance.now();
    const { student, assignment, notes, state } = submission;
    place(course, folder, submission);
    const result = submission.prepared
      ? await autograde(course, submission)
      : { problem: submission.problem };
    const failed = submission.prepared && result.problem !== undefined; // to be tried again
    writeRecord(recordOf(course, submission), {
      ...(failed ? {} : { state }),
      ...result,
      notes: [...notes, ...(result.notes ?? [])],
    });
    done += 1;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    showProgress(done, length, `${student}, ${assignment}: ${result.problem ?? `${seconds} s`}`);
  });
  if (length < submissions.length)
    console.log(`Graded before, and not changed since: ${submissions.length - length}.`);
}

function showProgress(done, all, text) {
  const bar = "█".repeat(Math.round((20 * done) / all)).padEnd(20, "░");
  const line = `${bar} ${String(done).padStart(String(all).length)}/${all} ${text}`;
  if (!process.stdout.isTTY) console.log(line);
  else
    process.stdout.write(`\r${line.slice(0, process.stdout.columns - 1)}\x1b[K${done === all ? "\n" : ""}`);
}

function readRecord(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function writeRecord(file, record) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(record));
}

/** Writes the feedback of the submissions whose grades or comments changed. */
async function writeFeedback(course, rows) {
  const page = ({ student, assignment }) =>
    join(course, "feedback", student, assignment, `${assignment}.html`);
  const state = ({ record, grades, comments }) => hash(JSON.stringify([record.state, grades, comments]));
  const graded = ({ student, assignment }) => existsSync(join(course, "autograded", student, assignment));
  const changed = rows.filter(
    (row) => graded(row) && (row.record.feedback !== state(row) || !existsSync(page(row))),
  );
  for (const row of changed) rmSync(dirname(page(row)), { recursive: true, force: true });
  for (const assignment of new Set(changed.map((row) => row.assignment))) {
    const failure = await step(`Writing the feedback of ${assignment}`, () =>
      nbgrader(course, ["generate_feedback", assignment]).catch((error) => error),
    );
    const own = changed.filter((row) => row.assignment === assignment);
    for (const row of own.filter((row) => existsSync(page(row))))
      writeRecord(recordOf(course, row), { ...row.record, feedback: state(row) });
    for (const row of own.filter((row) => !existsSync(page(row))))
      console.log(`There is no feedback for ${row.student}: ${lastError(failure)}`);
  }
}
