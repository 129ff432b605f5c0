// How nbgrader is run on a course.
import { dirname, isAbsolute, join } from "node:path";
import { diskFull, Refusal, type RunFailure, run } from "../command.js";
import { packageFolder } from "../folders.js";
import { type Jupyter, jupyter, searchPath } from "../jupyter/jupyter.js";
import { kernelspec, writeKernelspec } from "../jupyter/kernelspec.js";
import { scratch } from "../scratch.js";
import { readOnly } from "./lock.js";
import { findSandbox, type Sandbox } from "./sandbox.js";

/** The sandbox of this process's kernels, looked for once. */
let found: { sandbox: Sandbox | undefined } | undefined;

export function sandboxOfKernels(): Sandbox | undefined {
  found ??= { sandbox: findSandbox() };
  return found.sandbox;
}

/** How an application of Jupyter is run for grading: its kernel `tslab` is the watched one. */
export function graderJupyter(app: "lab" | "nbgrader"): Jupyter {
  const { program, args, env } = jupyter(app);
  const folder = join(scratch(), "grader");
  const watcher = join(packageFolder, "dist", "tools", "homework", "kernel.js");
  writeKernelspec(folder, { ...kernelspec, argv: [process.execPath, watcher, "{connection_file}"] });
  return {
    program,
    args,
    env: {
      ...env,
      ...(isAbsolute(program) && { PATH: searchPath(dirname(program), env.PATH) }), // it calls its neighbours by name
      JUPYTER_PATH: searchPath(join(folder, "share", "jupyter"), env.JUPYTER_PATH),
      JUPYTER_RUNTIME_DIR: scratch(),
      KERNEL_FOLDERS: scratch(),
      SANDBOX: sandboxOfKernels() ?? "none",
    },
  };
}

const ending = new AbortController();

/** What nbgrader is doing ends with this process. */
function endTogether() {
  if (process.listenerCount("exit", abort) > 0) return;
  process.on("exit", abort);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
}

const abort = () => ending.abort();

/** Runs nbgrader in the course, and ends it after some seconds, if any are given; kernels start in their sandbox. */
export async function nbgrader(
  course: string,
  args: readonly string[],
  more: NodeJS.ProcessEnv = {},
  seconds = 0,
): Promise<{ stdout: string; stderr: string }> {
  endTogether();
  const { program, args: first, env } = graderJupyter("nbgrader");
  const options = { cwd: course, env: { ...env, ...more }, signal: ending.signal, timeout: 1000 * seconds };
  const said = await run(program, [...first, ...args], options).catch((error: RunFailure) => {
    if (/No space left on device|disk is full/.test(error.stderr ?? "")) throw new Refusal(diskFull);
    if (/readonly database|Read-only file system/.test(error.stderr ?? ""))
      throw new Refusal(readOnly(course));
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
