// Makes the start snapshot of the compiler: a program that a kernel starts, and does not wait for, where it found none.
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { constants, setPriority } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { workFolder } from "../../../folders.js";
import { makeFolder } from "../../../makeFolder.js";
import { librariesOfEngine } from "../../convert/libraries.js";
import { isOurs, workshopOf } from "./blob.js";
import type { Question } from "./serve.js";
import type { Order } from "./snapshot.js";
import { nodeSurroundings, typescript } from "./surroundings.js";
import { warmUp } from "./warmUp.js";

const hour = 3_600_000;

/** Milliseconds that a snapshot is kept without being used. */
const longestUnused = 30 * 24 * hour;

const [, , file = ""] = process.argv;
const folder = dirname(file);
const workshop = workshopOf(file);

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
if (!isGood() && takeWorkshop()) await make();

function isGood(): boolean {
  return fs.existsSync(file) && isOurs(file) && starts(file);
}

/** Takes the workshop, unless another makes the snapshot there, or has tried in vain within the last hour. */
function takeWorkshop(): boolean {
  if (!isOurs(nearest(folder))) return false;
  makeFolder(folder, 0o700);
  if (age(workshop) > hour) fs.rmSync(workshop, { recursive: true });
  try {
    fs.mkdirSync(workshop, { mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

async function make() {
  const { bundle } = await import("./bundle.js"); // brings the compiler along, which takes long to load
  const program = join(workshop, "program.cjs");
  const made = join(workshop, "made.blob");
  const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const { javascript, files } = bundle(here("snapshot.js"), { typescript });
  fs.writeFileSync(program, javascript);
  const surroundings = { ...nodeSurroundings(workFolder), engine: librariesOfEngine() };
  const order: Order = { surroundings, files, cells: warmUp };
  node(["--snapshot-blob", made, "--build-snapshot", program, JSON.stringify(order)]);
  if (!starts(made)) process.exit(1);
  fs.chmodSync(made, 0o644); // a grader's sandbox has another user
  fs.renameSync(made, file);
  fs.rmSync(workshop, { recursive: true });
  for (const name of fs.readdirSync(folder)) {
    const other = join(folder, name);
    if (age(other) > longestUnused) fs.rmSync(other, { recursive: true, force: true });
  }
}

/** Whether a compiler starts from the snapshot, and compiles. */
function starts(blob: string): boolean {
  const question: Question = { id: "1", secret: "", method: "convert", values: ["1 + 1", 1] };
  return node(["--snapshot-blob", blob, "program", "[]"], `${JSON.stringify(question)}\n`).includes(
    "(1 + 1)",
  );
}

/** What Node prints with these arguments, and nothing else that could show in what it makes. */
function node(args: string[], input = ""): string {
  const { SystemRoot } = process.env; // Windows starts nothing without it
  const options = { cwd: workFolder, env: { SystemRoot }, windowsHide: true, encoding: "utf8" } as const;
  return spawnSync(process.execPath, args, { ...options, input, stdio: ["pipe", "pipe", "ignore"] }).stdout;
}

/** Milliseconds since a file was last written or used; none, where there is no such file. */
function age(path: string): number {
  return Date.now() - (fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}

/** The folder itself, or what there is of the way to it. */
function nearest(path: string): string {
  return fs.existsSync(path) ? path : nearest(dirname(path));
}
