// The homework as an nbgrader course, and how nbgrader is run on it.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { choose, Refusal, root, run, step } from "../command.mjs";
import { hash } from "../install.mjs";
import { jupyter, searchPath } from "../jupyter.mjs";
import { kernelspec, writeKernelspec } from "../kernelspec.mjs";

const homework = join(root, "notebooks", "homework");
const grader = join(root, ".jupyter", "grader");

/** A path on the command line: npm starts its scripts in the root, wherever its user is. */
export const given = (path) => resolve(process.env.INIT_CWD ?? ".", path);

/** The folder of the course: `--course <folder>` among the arguments, else the homework of this project. */
export function takeCourse(args) {
  const at = args.indexOf("--course");
  if (at < 0) return homework;
  const [, course] = args.splice(at, 2);
  if (course && existsSync(join(given(course), "nbgrader_config.py"))) return given(course);
  throw new Refusal(`--course ${course ?? ""} names no course: it needs an nbgrader_config.py and source/.`);
}

/** The assignments of a course whose name contains one of `names`, in order; all of them when no name is given. */
export function assignments(course, names = []) {
  const all = readdirSync(join(course, "source"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(sourceOf(course, entry.name)))
    .map((entry) => entry.name)
    .sort();
  return choose("assignment", names, all);
}

/** Where what is handed out goes. */
export const handoutsOf = (course) =>
  course === homework ? join(root, "handouts", "homework") : join(course, "handouts");

const notebookOf = (step) => (course, assignment) => join(course, step, assignment, `${assignment}.ipynb`);

export const sourceOf = notebookOf("source");
export const releaseOf = notebookOf("release");

/** Things done at a time: each needs a core and up to a gigabyte. */
const workers = Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 30)));

export async function inParallel(items, work) {
  const queue = [...items];
  const worker = async () => {
    while (queue.length > 0) await work(queue.shift());
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

/**
 * Makes the students' versions of assignments and enters them in the gradebook, where their sources have changed.
 * Resolves to the notebooks, and what they were made from.
 */
export async function release(course, chosen) {
  const config = readFileSync(join(course, "nbgrader_config.py"));
  const state = (assignment) => hash(readFileSync(sourceOf(course, assignment)), config);
  const stamp = (assignment) => join(course, "release", assignment, ".made-from");
  const made = (assignment) => existsSync(stamp(assignment)) && readFileSync(stamp(assignment), "utf8");
  const book = existsSync(join(course, "gradebook.db"));
  const [one, ...rest] = chosen.filter((assignment) => !book || made(assignment) !== state(assignment));
  if (one)
    await step(`Releasing ${[one, ...rest].join(", ")}`, async () => {
      const make = async (assignment) => {
        await generate(course, assignment);
        writeFileSync(stamp(assignment), state(assignment));
      };
      await make(one); // makes the gradebook
      await inParallel(rest, make);
    });
  return chosen.map((assignment) => ({
    assignment,
    state: state(assignment),
    notebook: JSON.parse(readFileSync(releaseOf(course, assignment), "utf8")),
  }));
}

async function generate(course, assignment) {
  await nbgrader(course, ["generate_assignment", assignment, "--force"]).catch((error) => {
    if (/there\s+are submissions associated/.test(error.stderr))
      throw new Refusal(
        `${assignment} has graded submissions, and cells were added or removed since: give the new version a new name, or move ${join(course, "gradebook.db")} away and grade again.`,
      );
    throw new Refusal(`nbgrader cannot release ${assignment}: ${lastError(error)}`);
  });
}

/** What nbgrader said last before it gave up. */
export function lastError({ stderr = "", message = "" }) {
  const lines = `${stderr}`.split("\n").map((line) => line.trim());
  return (
    lines.filter((line) => /^[\w.]*(Error|Exception|Entry)\b.*: /.test(line)).at(-1) ?? message.split("\n")[0]
  );
}

/** What lives as long as this process; a short path, because sockets have short names. */
export const scratch = mkdtempSync(join(tmpdir(), "grade-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const ending = new AbortController(); // with this process ends what nbgrader is doing
process.on("exit", () => ending.abort());
const endings = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Runs nbgrader in the course; kernels start in their sandbox. */
export async function nbgrader(course, args, more = {}) {
  for (const signal of endings.splice(0)) process.once(signal, () => process.exit(1));
  const { program, env } = graderEnvironment();
  const name = process.platform === "win32" ? "nbgrader.exe" : "nbgrader";
  const path = program === basename(program) ? name : join(dirname(program), name);
  const options = { cwd: course, env: { ...env, ...more }, signal: ending.signal };
  const said = await run(path, args, options).catch((error) => {
    if (error.code !== "ENOENT") throw error;
    throw new Refusal(
      `nbgrader was not found beside ${program}: install nbgrader 0.9.5 there, or leave JUPYTER out.`,
    );
  });
  const [, trouble] = said.stderr.match(/Exception while loading config file (.*)/) ?? [];
  if (trouble) throw new Refusal(`${trouble} cannot be read: ${lastError(said)}`); // nbgrader goes on without it
  return said;
}

/** How Jupyter is run for grading: its kernel `tslab` is the watched one. */
export function graderEnvironment() {
  const { program, env } = jupyter();
  const argv = [process.execPath, fileURLToPath(new URL("kernel.mjs", import.meta.url)), "{connection_file}"];
  writeKernelspec(grader, { ...kernelspec, argv });
  return {
    program,
    env: {
      ...env,
      PATH: searchPath(dirname(program), env.PATH), // nbgrader calls its neighbours by name
      JUPYTER_PATH: searchPath(join(grader, "share", "jupyter"), env.JUPYTER_PATH),
      JUPYTER_RUNTIME_DIR: scratch,
    },
  };
}

/** A path as the reader would type it. */
export const shown = (path) => (relative(root, path).startsWith("..") ? path : relative(root, path));
