import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { Refusal } from "../command.js";
import { given, shown, typed } from "../folders.js";
import { prepareJupyter } from "../jupyter/prepare.js";
import { makeBlob } from "../kernel/node/compiler/blob.js";
import { assignments, courseFolder, courseHelp, courseOptions } from "./course.js";
import { writeFeedback } from "./feedback.js";
import { gradeAll } from "./gradeAll.js";
import { collectGrades } from "./gradebook.js";
import { writeGrades } from "./gradesFile.js";
import { showGrades } from "./gradesTable.js";
import { feedbackFile, rosterFile } from "./layout.js";
import { withCourse } from "./lock.js";
import { sandboxOfKernels } from "./nbgrader.js";
import { isRoot } from "./privileges.js";
import { release } from "./release.js";
import { emptyRoster, readRoster } from "./roster.js";
import { refusal } from "./sandbox.js";
import { findSubmissions } from "./submissions.js";

const help = `surprisal grade <folder of submissions>

Grades submissions with nbgrader, each in a sandbox of its own, and writes grades.csv and feedback into the course.
Run again, it grades only what has changed.

--roster <file>     tells whose a file is when its name does not: lines of "part of the name,student" (if not given,
                    roster.csv in the course)
${courseHelp}
SUBMISSION_SECONDS=600 lets each submission take ten minutes instead of five.`;

const unsafe = `No sandbox was found: what is handed in runs with your rights, and can read and change what you can. ${
  process.platform === "linux"
    ? "Install one (Debian and Ubuntu: sudo apt install bubblewrap)."
    : "Grade work you do not trust in a Linux container or virtual machine."
}`;

/** Grades what students handed in. */
export async function grade(args: string[]) {
  const options = { ...courseOptions, roster: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  if (values.help) return console.log(help);
  const course = courseFolder(values.course);
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0)
    throw new Refusal(`Name one folder, that of the submissions: ${typed("grade", "<folder>")}`);
  if (folder === "" || !statSync(given(folder), { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal(
      `There is no folder ${folder && given(folder)}: name the one that holds the submissions.`,
    );
  await withCourse(course, () => gradeCourse(course, given(folder), values.roster));
}

async function gradeCourse(course: string, folder: string, namedRoster: string | undefined) {
  const roster = rosterOf(course, namedRoster);
  await prepareJupyter("homework");
  makeBlob(); // kernels in a sandbox make none
  const releases = await release(course, assignments(course));
  const { submissions, strays } = findSubmissions(folder, releases, roster);
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

function rosterOf(course: string, named: string | undefined) {
  const file = named === undefined ? rosterFile(course) : given(named);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return readRoster(file);
  if (found) throw new Refusal(`The roster ${file} is not a file: name a list of students.`);
  if (named !== undefined) throw new Refusal(`There is no roster ${file}.`);
  return emptyRoster;
}
