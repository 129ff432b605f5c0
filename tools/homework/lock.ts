// One command at a time works on a course.
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { beforeEnd, Refusal } from "../command.js";
import { isObject, parseJson } from "../lessons/json.js";
import { clearScratch, scratch } from "../scratch.js";

/** Milliseconds between two signs of life of an owner, and without one until it counts as dead. */
const beat = 5000;
const dead = 60_000;

export const readOnly = (course: string) =>
  `The course ${course} is read-only: get the right to write there, or copy it and name the copy with --course.`;

/** Does `work` while no other command of ours works on the course; refuses if one does. */
export async function withCourse<T>(course: string, work: () => Promise<T>): Promise<T> {
  const file = join(course, ".working");
  const mine: Owner = {
    host: hostname(),
    pid: process.pid,
    since: new Date().toISOString(),
    scratch: scratch(),
  };
  const owner = JSON.stringify(mine);
  take(file, owner, course);
  const release = () => {
    if (read(file) === owner) rmSync(file, { force: true });
  };
  const clock = setInterval(() => {
    const now = new Date();
    if (read(file) === owner) utimesSync(file, now, now);
  }, beat);
  process.on("exit", release);
  const end = beforeEnd(() => console.error("\nInterrupted. The same command goes on from here."));
  try {
    return await work();
  } finally {
    clearInterval(clock);
    process.off("exit", release);
    end();
    release();
  }
}

function take(file: string, owner: string, course: string) {
  for (;;) {
    try {
      writeFileSync(file, owner, { flag: "wx" });
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EACCES" || code === "EPERM" || code === "EROFS") throw new Refusal(readOnly(course));
      if (code !== "EEXIST") throw error;
    }
    const other = read(file);
    if (lives(file, other))
      throw new Refusal(
        `Another command works on this course${told(other)}: let it end, then run this one again.`,
      );
    clear(file, other);
  }
}

/** Deletes the lock and the throw-away folder of a dead process, unless another process has replaced the lock meanwhile. */
function clear(file: string, expected: string) {
  const aside = `${file}-${process.pid}`;
  try {
    renameSync(file, aside);
    if (read(aside) !== expected) renameSync(aside, file);
    else clearWork(parse(expected));
  } catch {} // somebody else was faster
  rmSync(aside, { recursive: true, force: true });
}

function clearWork({ host, pid, scratch }: Owner) {
  if (scratch !== undefined && host === hostname() && pid !== undefined && !runs(pid)) clearScratch(scratch);
}

function lives(file: string, text: string): boolean {
  const sign = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (sign === undefined || Date.now() - sign > dead) return false;
  const { host, pid } = parse(text);
  return host !== hostname() || pid === undefined || runs(pid);
}

function told(text: string): string {
  const { host, pid, since } = parse(text);
  return pid === undefined ? "" : `, process ${pid} on ${host} since ${since}`;
}

/** Who works on a course, as the lock says. */
interface Owner {
  host?: string;
  pid?: number;
  since?: string;
  scratch?: string;
}

function parse(text: string): Owner {
  try {
    const value = parseJson(text);
    if (!isObject(value)) return {};
    const { host, pid, since, scratch } = value;
    const known = { host: String(host), pid: Number(pid), since: String(since) };
    return typeof scratch === "string" ? { ...known, scratch } : known;
  } catch {
    return {}; // it is being written
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
