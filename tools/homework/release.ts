import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Refusal, type RunFailure, step } from "../command.js";
import { type Notebook, parseNotebook } from "../lessons/notebook.js";
import { hash } from "../setup/whole.mjs";
import { filesBeside } from "./beside.js";
import { configFile, gradebookFile, releaseFile, sourceFile } from "./layout.js";
import { lastError, nbgrader } from "./nbgrader.js";
import { inParallel } from "./parallel.js";

/** An assignment as students get it, and a hash of what it was made from. */
export interface Release {
  assignment: string;
  state: string;
  notebook: Notebook;
}

/** Makes the students' versions of assignments and enters them in the gradebook, where their sources have changed. */
export async function release(course: string, chosen: readonly string[]): Promise<Release[]> {
  const config = readFileSync(configFile(course));
  const state = (assignment: string) => hash(...contentOf(sourceFile(course, assignment)), config);
  const stamp = (assignment: string) => join(dirname(releaseFile(course, assignment)), ".made-from");
  const madeFrom = (assignment: string) => readIfThere(stamp(assignment));
  const book = (statSync(gradebookFile(course), { throwIfNoEntry: false })?.size ?? 0) > 0;
  const [one, ...rest] = chosen.filter(
    (assignment) => !book || madeFrom(assignment) !== state(assignment) || !isWhole(course, assignment),
  );
  const make = async (assignment: string) => {
    rmSync(stamp(assignment), { recursive: true, force: true });
    await generate(course, assignment);
    writeFileSync(stamp(assignment), state(assignment));
  };
  if (one !== undefined)
    await step(`Releasing ${[one, ...rest].join(", ")}`, async () => {
      await make(one); // makes the gradebook
      await inParallel(rest, make);
    });
  return chosen.map((assignment) => ({
    assignment,
    state: state(assignment),
    notebook: read(course, assignment),
  }));
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** A notebook and what lies beside it. */
function contentOf(source: string): (string | Buffer)[] {
  const folder = dirname(source);
  const files = filesBeside(source).flatMap((name) => filesUnder(folder, name));
  return [basename(source), ...files].flatMap((name) => [name, readFileSync(join(folder, name))]);
}

function filesUnder(folder: string, name: string): string[] {
  if (!statSync(join(folder, name)).isDirectory()) return [name];
  return readdirSync(join(folder, name))
    .sort()
    .flatMap((entry) => filesUnder(folder, join(name, entry)));
}

const read = (course: string, assignment: string) =>
  parseNotebook(readFileSync(releaseFile(course, assignment), "utf8"));

function isWhole(course: string, assignment: string): boolean {
  try {
    return read(course, assignment).cells.length > 0;
  } catch {
    return false;
  }
}

async function generate(course: string, assignment: string) {
  await nbgrader(course, ["generate_assignment", assignment, "--force"]).catch((error: RunFailure) => {
    if (error instanceof Refusal) throw error;
    if (/there\s+are submissions associated/.test(error.stderr ?? ""))
      throw new Refusal(
        `${assignment} has graded submissions, and cells were added or removed since: give the new version a new name, or move ${gradebookFile(course)} away and grade again.`,
      );
    throw new Refusal(`nbgrader cannot release ${assignment}: ${lastError(error)}`);
  });
}
