// How nbgrader is run on a course.
import { dirname, isAbsolute, join } from "node:path";
import { diskFull, Refusal, type RunFailure, run } from "../command.js";
import { packageFolder } from "../folders.js";
import { type Jupyter, jupyter, ownJupyter, searchPath } from "../jupyter/jupyter.js";
import { kernelspec, writeKernelspec } from "../jupyter/kernelspec.js";
import { scratch } from "../scratch.js";
import { runForked } from "./forks.js";
import { gradebookFile } from "./layout.js";
import { readOnly } from "./lock.js";
import { findSandbox, type Sandbox } from "./sandbox.js";

/** The sandbox of this process's kernels, looked for once. */
let found: { sandbox: Sandbox | undefined } | undefined;

export function sandboxOfKernels(): Sandbox | undefined {
  found ??= { sandbox: findSandbox() };
  return found.sandbox;
}

/** How this process runs nbgrader. */
let known: Jupyter | undefined;

/** How an application of Jupyter is run for grading: its kernel `tslab` is the watched one. */
export function graderJupyter(app: "lab" | "nbgrader"): Jupyter {
  const { program, args, env } = jupyter(app);
  const folder = join(scratch(), "grader");
  const watcher = join(packageFolder, "dist", "tools", "homework", "kernel.js");
  const argv = [process.execPath, watcher, "{connection_file}"];
  const spare = { NODE_EXTRA_CA_CERTS: "" }; // the watcher calls nobody, and certificates take 45 ms
  writeKernelspec(folder, { ...kernelspec, argv, env: spare });
  return {
    program,
    args,
    env: {
      ...env,
      ...(isAbsolute(program) && { PATH: searchPath(dirname(program), env.PATH) }), // it calls its neighbours by name
      JUPYTER_PATH: searchPath(join(folder, "share", "jupyter"), env.JUPYTER_PATH),
      JUPYTER_RUNTIME_DIR: scratch(),
      TMPDIR: scratch(), // there Jupyter writes what leads to a kernel
      KERNEL_FOLDERS: scratch(),
      SANDBOX: sandboxOfKernels() ?? "none",
    },
  };
}

/** Forks are Linux's: elsewhere, and where the user has an nbgrader, each run loads nbgrader anew. */
const forks = process.platform === "linux" && !ownJupyter;

/** Runs nbgrader in the course, and ends it after some seconds, if any are given; kernels start in their sandbox. */
export async function nbgrader(
  course: string,
  args: readonly string[],
  more: NodeJS.ProcessEnv = {},
  seconds = 0,
): Promise<{ stdout: string; stderr: string }> {
  known ??= graderJupyter("nbgrader");
  const { program, args: first, env } = known;
  const running = forks
    ? runForked(known, { args, cwd: course, env: more }, seconds)
    : run(program, [...first, ...args], { cwd: course, env: { ...env, ...more }, timeout: 1000 * seconds });
  const said = await running.catch((error: RunFailure) => {
    if (/No space left on device|disk is full/.test(error.stderr ?? "")) throw new Refusal(diskFull);
    if (/readonly database|Read-only file system/.test(error.stderr ?? ""))
      throw new Refusal(readOnly(course));
    if (/file is not a database|disk image is malformed|unable to open database/.test(error.stderr ?? ""))
      throw new Refusal(
        `${gradebookFile(course)} cannot be read: put a copy of it there, or move it away and grade again, without the points given by hand.`,
      );
    if (error.code !== "ENOENT") throw error;
    throw new Refusal(
      `nbgrader was not found at ${program}: install nbgrader 0.9.5 there, or leave JUPYTER out.`,
    );
  });
  const [, trouble] = said.stderr.match(/Exception while loading config file (.*)/) ?? [];
  if (trouble) throw new Refusal(`${trouble} cannot be read: ${lastError(said)}`); // nbgrader goes on without it
  return said;
}

/** What nbgrader said last before it gave up. */
export function lastError({ stderr = "", message = "" }: { stderr?: string; message?: string }): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  const last = lines.filter((line) => /^[\w.]*(Error|Exception|Entry)\b.*: /.test(line)).at(-1);
  return last ?? message.split("\n")[0] ?? "";
}
