// What every command shares, from the set-up on: one sentence for each error, one line for each step.
import { execFile } from "node:child_process";
import { writeSync } from "node:fs";
import { constants } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { workFolder } from "./folders.mjs";
import { sentence } from "./sentence.mjs";

export { diskFull, notWritable, Refusal } from "./sentence.mjs";

/**
 * Runs `main` with the arguments of a command; what the user can mend is told in one sentence.
 * @param {(args: string[]) => unknown} main
 */
export async function command(main, args = process.argv.slice(2)) {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", endWithReader);
  endWithNpm();
  try {
    await main(args);
  } catch (error) {
    console.error(sentence(error) ?? error);
    process.exitCode = 1;
  }
}

/**
 * Nobody reads on, as after `| head`, or what is printed has no room: there is nothing left to do.
 * @param {NodeJS.ErrnoException} error
 */
function endWithReader(error) {
  if (error.code === "EPIPE") process.exit();
  try {
    writeSync(process.stderr.fd, `What this command says cannot be written: ${error.message}.\n`);
  } catch {} // nor can this
  process.exit(1);
}

/** Ends this process when npm is ended, which ends only the shell between the two. */
function endWithNpm() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  const clock = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(clock);
    process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}

/**
 * What `run` rejects with: how a program failed.
 * @typedef {Error & { code?: string | number, stdout?: string, stderr?: string }} RunFailure
 */

/** @type {Set<() => unknown>} */
const endings = new Set();
const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/** Milliseconds that what this process has started may take to end. */
const longest = 5000;
let interrupted = false;
const forever = new Promise(() => {});

/**
 * Does something before a signal ends this process. What it has started must have ended by then: it could else leave
 * files behind. A second signal ends it at once.
 * @param {() => unknown} end
 * @returns {() => void} takes it back
 */
export function beforeEnd(end) {
  endings.add(end);
  if (endings.size === 1) for (const signal of signals) process.on(signal, endAll);
  return () => {
    endings.delete(end);
    if (endings.size === 0 && !interrupted) for (const signal of signals) process.off(signal, endAll);
  };
}

/** @param {NodeJS.Signals} signal */
async function endAll(signal) {
  const code = 128 + constants.signals[signal];
  if (interrupted) process.exit(code);
  interrupted = true;
  await Promise.race([Promise.all([...endings].map((end) => end())), delay(longest)]);
  process.exit(code);
}

/**
 * Runs a program to its end; resolves to its `{ stdout, stderr }` and rejects with them when it fails. The program ends
 * when this process does.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").ExecFileOptions} options
 */
export function run(program, args, options = {}) {
  const all = { cwd: workFolder, maxBuffer: 2 ** 30, windowsHide: true, ...options };
  const running = promisify(execFile)(program, args, { ...all, encoding: "utf8" });
  const { child } = running;
  const closed = new Promise((resolve) => child.once("close", resolve));
  const release = beforeEnd(() => {
    child.kill();
    return closed;
  });
  void closed.then(release);
  const result = running.finally(() => (interrupted ? forever : undefined)); // it did not fail: we have ended it
  return Object.assign(result, { child });
}

/**
 * Says what is being done, and how long it took when it is done.
 * @template T
 * @param {string} label
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
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
