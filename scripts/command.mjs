// What every command line of the project shares: where it stands, one line per step, one sentence per error.
import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Whether the module at `url` is the one that was started, not imported. */
export const isMain = (url) => realpathSync(process.argv[1]) === fileURLToPath(url);

/** A mistake or a lack the user can mend: its message is one sentence that says how. */
export class Refusal extends Error {}

/** Runs `main` with the arguments of the command line; what the user can mend is told in one sentence. */
export async function command(main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    const known = error instanceof Refusal ? error.message : systemSentence(error);
    console.error(known ?? error);
    process.exitCode = 1;
  }
}

function systemSentence({ code, path, message }) {
  if (code === "ENOSPC") return diskFull;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return notWritable(path);
  return typeof code === "string" ? `The system refused: ${message}.` : undefined;
}

export const diskFull = "The disk is full: free some space and run the command again.";

export const notWritable = (path) =>
  `${path ?? root} cannot be written: get the right to write there, or clone into a folder of your own.`;

/**
 * Those of `all` whose name contains one of `wanted`; all of them when nothing is wanted.
 * @returns {string[]}
 */
export function choose(kind, wanted, all) {
  const unknown = wanted.find((part) => !all.some((name) => name.includes(part)));
  if (unknown !== undefined)
    throw new Refusal(`No ${kind} is named ${unknown}: there are ${all.join(", ")}.`);
  return wanted.length === 0 ? all : all.filter((name) => wanted.some((part) => name.includes(part)));
}

/** Runs a program to its end; resolves to its `{ stdout, stderr }` and rejects with them when it fails. */
export function run(program, args, options) {
  return promisify(execFile)(program, args, { cwd: root, maxBuffer: 2 ** 30, windowsHide: true, ...options });
}

/** Says what is being done, and how long it took when it is done. */
export async function step(label, work) {
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  process.stdout.write(`${label} … `);
  const clock =
    process.stdout.isTTY && setInterval(() => process.stdout.write(`\r${label} … ${seconds()}`), 1000);
  try {
    const result = await work();
    process.stdout.write(process.stdout.isTTY ? `\r${label} … ${seconds()}\n` : `${seconds()}\n`);
    return result;
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  } finally {
    clearInterval(clock);
  }
}
