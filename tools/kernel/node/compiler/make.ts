// Makes the start snapshot of the compiler, and the libraries in one piece: a program that a kernel starts where it found
// none, and does not wait for.
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { workFolder } from "../../../folders.js";
import { makeFolder } from "../../../makeFolder.js";
import { librariesOfEngine } from "../../convert/libraries.js";
import { open } from "../libraries/open.js";
import { isOurs, librariesOf, workshopOf } from "./blob.js";
import type { Question } from "./serve.js";
import type { Order } from "./snapshot.js";
import { nodeSurroundings } from "./surroundings.js";
import { warmUp } from "./warmUp.js";

const hour = 3_600_000;

/** Milliseconds that a snapshot is kept without being used. */
const longestUnused = 30 * 24 * hour;

const [, , file = ""] = process.argv;
const folder = dirname(file);
const workshop = workshopOf(file);

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const makers = [
  { file, isGood: starts, make: makeSnapshot },
  { file: librariesOf(file), isGood: holds, make: makeLibraries },
].filter(({ file, isGood }) => !(fs.existsSync(file) && isOurs(file) && isGood(file)));
if (makers.length > 0 && takeWorkshop()) await make();

/**
 * Takes the workshop, unless another process makes the snapshot there, or has failed to: within the last hour, and since
 * TypeScript was installed, for while packages are installed nobody can make one.
 */
function takeWorkshop(): boolean {
  if (!isOurs(nearest(folder))) return false;
  makeFolder(folder, 0o700);
  const sinceInstalled = Math.max(age(fileURLToPath(import.meta.resolve("typescript"))), 0);
  if (age(workshop) > Math.min(hour, sinceInstalled)) fs.rmSync(workshop, { recursive: true, force: true });
  try {
    fs.mkdirSync(workshop, { mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

/** Each is tried before it takes its place; the workshop of one that fails stays as it is. */
async function make() {
  for (const { file, isGood, make } of makers) {
    const made = join(workshop, "made");
    await make(made);
    if (!isGood(made)) process.exit(1);
    fs.chmodSync(made, 0o644); // a grader's sandbox has another user
    fs.renameSync(made, file);
  }
  fs.rmSync(workshop, { recursive: true });
  for (const name of fs.readdirSync(folder)) {
    const other = join(folder, name);
    if (age(other) > longestUnused) fs.rmSync(other, { recursive: true, force: true });
  }
}

async function makeSnapshot(made: string) {
  const { bundle } = await import("./bundle.js"); // brings the compiler along, which takes long to load
  const program = join(workshop, "program.cjs");
  const entry = here("snapshot.js");
  const { javascript, files } = bundle([entry]);
  fs.writeFileSync(program, `${javascript}(require).load(${JSON.stringify(entry)});\n`, "latin1");
  const surroundings = { ...nodeSurroundings(workFolder), engine: librariesOfEngine() };
  const order: Order = { surroundings, files, cells: warmUp };
  node(["--snapshot-blob", made, "--build-snapshot", program, JSON.stringify(order)]);
}

function makeLibraries(made: string) {
  node([here("../libraries/write.js"), made]);
}

/** Whether a compiler starts from the snapshot, and compiles. */
function starts(blob: string): boolean {
  const question: Question = { id: "1", secret: "", method: "convert", values: ["1 + 1", 1] };
  return node(["--snapshot-blob", blob, "program", "[]"], `${JSON.stringify(question)}\n`).includes(
    "(1 + 1)",
  );
}

/** Whether the file holds the libraries that are installed. */
function holds(libraries: string): boolean {
  return open(libraries) !== undefined;
}

/** What Node prints with these arguments; it sees no environment that could show in what it makes. */
function node(args: string[], input = ""): string {
  const { SystemRoot } = process.env; // Windows starts nothing without it
  const options = { cwd: workFolder, env: { SystemRoot }, windowsHide: true, encoding: "utf8" } as const;
  return spawnSync(process.execPath, args, { ...options, input, stdio: ["pipe", "pipe", "ignore"] }).stdout;
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Milliseconds since a file was last written or used; none, where there is no such file. */
function age(path: string): number {
  return Date.now() - (fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** The folder itself, or the nearest one above it that exists. */
function nearest(path: string): string {
  return fs.existsSync(path) ? path : nearest(dirname(path));
}
