import { copyFileSync, cpSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { step } from "../command.js";
import { shown } from "../folders.js";
import { prepareJupyter } from "../jupyter/prepare.js";
import { findChromium, howToGetChromium } from "../lessons/chromium.js";
import { execute } from "../lessons/execute.js";
import { formatNotebook } from "../lessons/formatNotebook.js";
import { writePages } from "../lessons/handouts.js";
import type { Notebook } from "../lessons/notebook.js";
import { makeFolder } from "../makeFolder.js";
import { copyBeside, filesBeside } from "./beside.js";
import { assignments, courseFolder, courseHelp, courseOptions } from "./course.js";
import { atDesk } from "./desk.js";
import { handoutFolder, releaseFile, sourceFile } from "./layout.js";
import { withCourse } from "./lock.js";
import { release } from "./release.js";
import { standAlone, zipFolder } from "./studentFolder.js";

const help = `surprisal homework [name …]

Makes what students get and what the teacher keeps, for every assignment or for those whose name contains one of these
names. Students get a folder that stands alone, or the same as a zip: notebook, page, PDF and the library. It needs a
clone of the project.

${courseHelp}`;

/** Makes what is handed out. */
export async function homework(args: string[]) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: courseOptions });
  if (values.help) return console.log(help);
  const course = courseFolder(values.course);
  const chosen = assignments(course, positionals);
  await withCourse(course, () => make(course, chosen));
}

async function make(course: string, chosen: readonly string[]) {
  await prepareJupyter("homework");
  await release(course, chosen);
  for (const assignment of chosen) {
    const folder = handoutFolder(course, assignment);
    rmSync(folder, { recursive: true, force: true });
    const student = join(folder, "student");
    await write(student, releaseFile(course, assignment), (file) =>
      copyFileSync(releaseFile(course, assignment), file),
    );
    await step(shown(join(folder, `${assignment}.zip`)), async () => {
      await standAlone(student, assignment, languageOf(assignment));
      zipFolder(student, join(folder, `${assignment}.zip`));
    });
    await write(join(folder, "teacher"), sourceFile(course, assignment), async (file) =>
      writeFileSync(file, formatNotebook(await solve(sourceFile(course, assignment)))),
    );
  }
  if (!findChromium()) console.log(`No PDFs: ${howToGetChromium}.`);
}

/** Executes the source of an assignment where the library is found, wherever the course is. */
function solve(source: string): Promise<Notebook> {
  return atDesk((folder) => {
    cpSync(dirname(source), folder, { recursive: true });
    return execute(join(folder, basename(source)));
  });
}

/** Writes a folder: the notebook that `make` writes, the files beside the one it is made from, and a page and a PDF of it. */
async function write(folder: string, origin: string, make: (file: string) => void | Promise<void>) {
  makeFolder(folder);
  const assignment = basename(origin, ".ipynb");
  const target = join(folder, assignment);
  copyBeside(origin, folder);
  await step(shown(`${target}.ipynb`), () => make(`${target}.ipynb`));
  const handedOut = filesBeside(origin).map((name) => join(folder, name));
  await writePages(target, async () => {
    const { page } = await import("../lessons/page.js"); // of packages that only a clone has
    return page(`${target}.ipynb`, languageOf(assignment), handedOut);
  });
}

/** The language in the name of an assignment, `quiz.zh-TW`; without one it is English. */
const languageOf = (assignment: string) => assignment.match(/\.([a-z]{2,3}(?:-[A-Za-z]+)?)$/)?.[1] ?? "en";
