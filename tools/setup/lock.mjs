// One set-up at a time in a folder: those that come later wait, and find the work done.
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** Milliseconds between two signs of life, and without one until an owner counts as dead. */
const beat = 1000;
const patience = 60_000;

/**
 * Does `work` while no other process does any in `folder`. `work` tells `watch` which programs it starts: when a set-up is
 * killed, the lock holds until these have ended.
 * @template T
 * @param {string} folder
 * @param {(watch: (pid: number | undefined) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  const file = join(folder, ".setup-lock");
  let owners = `${hostname()}\n${randomUUID()}\n${process.pid}`;
  await take(file, owners);
  const clock = setInterval(() => {
    const now = new Date();
    if (read(file) === owners) utimesSync(file, now, now);
  }, beat);
  try {
    return await work((pid) => {
      owners += `\n${pid}`;
      writeFileSync(file, owners);
    });
  } finally {
    clearInterval(clock);
    if (read(file) === owners) rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} owners
 */
async function take(file, owners) {
  for (let told = false; ; told = true) {
    try {
      writeFileSync(file, owners, { flag: "wx" });
      await delay(100); // another may have taken this lock for the one it found left behind
      if (read(file) === owners) return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    if (!told && lives(file)) console.log("Another set-up is at work here: waiting for it to end.");
    const signs = lastSign(file);
    for (let waited = 0; lives(file) && lastSign(file) === signs; waited += 100) {
      if (waited > patience) break;
      await delay(100);
    }
    if (lastSign(file) === signs) rmSync(file, { force: true });
  }
}

/**
 * Whether one of the owners runs; on another computer only their signs of life tell.
 * @param {string} file
 */
function lives(file) {
  const [host, , ...pids] = read(file).split("\n");
  return host !== hostname() || pids.some((pid) => runs(Number(pid)));
}

/** @param {number} pid */
function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** @param {string} file */
const lastSign = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;
