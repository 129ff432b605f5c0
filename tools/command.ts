// What every command shares: one line per step, one sentence per error.
import { type ExecFileOptions, execFile } from "node:child_process";
import { promisify } from "node:util";
import { workFolder } from "./folders.js";

/** A mistake or a lack that the user can mend: its message is one sentence that says how. */
export class Refusal extends Error {}

/** Runs `main` with the arguments of a command; what the user can mend is told in one sentence. */
export async function command(main: (args: string[]) => Promise<void> | void, args = process.argv.slice(2)) {
  try {
    await main(args);
  } catch (error) {
    console.error(sentence(error) ?? error);
    process.exitCode = 1;
  }
}

/** What to tell the user about an error, or undefined where the fault is ours. */
function sentence(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.message;
  const { code, path, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC") return diskFull;
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return notWritable(path);
  if (code?.startsWith("ERR_PARSE_ARGS")) return `${message.split(". ")[0]}: --help shows what there is.`;
  return typeof code === "string" && !code.startsWith("ERR_") ? `The system refused: ${message}.` : undefined;
}

export const diskFull = "The disk is full: free some space and run the command again.";

export const notWritable = (path = workFolder) =>
  `${path} cannot be written: get the right to write there, or work in a folder of your own.`;

/** Those of `all` whose name contains one of `wanted`; all of them when nothing is wanted. */
export function choose(kind: string, wanted: readonly string[], all: readonly string[]): string[] {
  const unknown = wanted.find((part) => !all.some((name) => name.includes(part)));
  if (unknown !== undefined)
    throw new Refusal(`No ${kind} is named ${unknown}: there are ${all.join(", ")}.`);
  return all.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
}

/** How a program ended that did not end well, as `run` rejects. */
export interface RunFailure extends Error {
  code?: string | number;
  stdout?: string;
  stderr?: string;
}

/** Runs a program to its end; resolves to its `{ stdout, stderr }` and rejects with them when it fails. */
export function run(program: string, args: readonly string[], options: ExecFileOptions = {}) {
  const all = {
    cwd: workFolder,
    maxBuffer: 2 ** 30,
    windowsHide: true,
    ...options,
    encoding: "utf8",
  } as const;
  return promisify(execFile)(program, args, all);
}

/** Says what is being done, and how long it took when it is done. */
export async function step<T>(label: string, work: () => T | Promise<T>): Promise<T> {
  const { stdout } = process;
  const start = performance.now();
  const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
  stdout.write(`${label} … `);
  const clock = stdout.isTTY ? setInterval(() => stdout.write(`\r${label} … ${seconds()}`), 1000) : undefined;
  try {
    const result = await work();
    stdout.write(stdout.isTTY ? `\r${label} … ${seconds()}\n` : `${seconds()}\n`);
    return result;
  } catch (error) {
    stdout.write("failed\n");
    throw error;
  } finally {
    clearInterval(clock);
  }
}
