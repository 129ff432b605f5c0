// How a submission is kept from the rest of the computer: a sandbox around its kernel, where Linux has the tools.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeFolder } from "../makeFolder.js";
import { bubblewrap } from "./bubblewrap.js";
import { desk, node } from "./mounts.js";
import { namespaces } from "./namespaces.js";
import { giveAway } from "./privileges.js";

/** Megabytes that the heap of a kernel, all its memory, and one file it writes may take; and files it may have open. */
export const limits = { heap: 768, memory: 2560, file: 64, open: 256 };

const heap = `--max-old-space-size=${limits.heap}`;

/** What runs a program in a sandbox made from a folder; the best first. */
const sandboxes = { bubblewrap, namespaces };

export type Sandbox = keyof typeof sandboxes;

const names = Object.keys(sandboxes) as Sandbox[];

/** The kernel alone must answer Jupyter's interrupts, not the programs around it. */
const shell = `trap "" INT; ulimit -c 0; ulimit -d ${limits.memory * 1024}; ulimit -f ${limits.file * 2048}; ulimit -n ${limits.open}; exec "$@"`;

/** The best sandbox that starts here, where SANDBOX names one only that one; undefined if none starts. */
export function findSandbox(): Sandbox | undefined {
  if (process.platform !== "linux") return undefined;
  const chosen = process.env.SANDBOX;
  return names.find((name) => (chosen === undefined || chosen === name) && starts(name));
}

/** The sandbox that a grader has found and handed on in SANDBOX. */
export const handedOn = (): Sandbox | undefined => names.find((name) => name === process.env.SANDBOX);

/** A submission never runs as root. */
export const refusal =
  "No sandbox starts here, and a submission never runs as root: grade as another user, or install a sandbox (Debian and Ubuntu: sudo apt install bubblewrap).";

export function starts(name: Sandbox): boolean {
  const folder = prepareFolder(tmpdir());
  try {
    const { argv, cwd, env } = contain(name, folder, [
      "-e",
      "import('surprisal').then(() => console.log('ready'))",
    ]);
    const [program = "false", ...args] = argv;
    return spawnSync(program, args, { cwd, env, encoding: "utf8" }).stdout === "ready\n";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The names of the folders that `prepareFolder` makes. */
export const kernelFolder = /^kernel-\d+-/;

/**
 * A throw-away folder under `parent`: `work` for the submission, `sockets` to reach its kernel, and what is laid over
 * `work` so that no module of the submission takes the library's place.
 */
export function prepareFolder(parent: string): string {
  makeFolder(parent);
  const folder = mkdtempSync(join(parent, `kernel-${process.pid}-`));
  for (const name of ["work", "sockets", "node_modules"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "package.json"), "{}");
  return folder;
}

export interface Contained {
  argv: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** The command line that runs Node with `args` in the sandbox of this name, or without one, and how to spawn it. */
export function contain(name: Sandbox | undefined, folder: string, args: readonly string[]): Contained {
  const work = join(folder, "work");
  const argv = [node, heap, ...args];
  if (name === undefined) return { argv, cwd: work, env: environment(work) };
  for (const place of ["work", "sockets"]) giveAway(join(folder, place));
  const inside = sandboxes[name](folder, argv) ?? ["false"];
  return { argv: ["/bin/sh", "-c", shell, "sh", ...inside], cwd: "/", env: environment(desk) };
}

/** The environment variables of a submission: nothing of the teacher's. */
function environment(home: string): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env; // Windows starts nothing without it
  const own = { PATH: "/usr/bin:/bin", HOME: home, TMPDIR: home, LANG: "C.UTF-8", TZ: "UTC" };
  return { ...own, ...(SystemRoot && { SystemRoot }), NBGRADER_EXECUTION: "autograde" };
}
