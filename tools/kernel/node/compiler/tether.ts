import {
  type ChildProcessWithoutNullStreams,
  type SpawnOptionsWithoutStdio,
  spawn,
} from "node:child_process";
import { existsSync } from "node:fs";
import type { Writable } from "node:stream";

const shell = "/bin/sh";

/**
 * The shell becomes the program. A second shell beside it waits for a line from this process, and ends the program when none
 * can come any more because this process has ended.
 */
const tie = '(read line || kill -KILL $$) <&3 >/dev/null 2>&1 & exec "$0" "$@" 3<&-';

/**
 * Starts a program that ends when this process does, whatever ends it, even if the program is too busy to notice. On Windows
 * the system sees to that, as Node asks it to.
 */
export function spawnTethered(program: string, args: string[], options: SpawnOptionsWithoutStdio) {
  if (process.platform === "win32" || !existsSync(shell)) return spawn(program, args, options);
  const stdio = new Array<"pipe">(4).fill("pipe");
  const child = spawn(shell, ["-c", tie, program, ...args], { ...options, stdio });
  const tether = child.stdio[3] as Writable;
  tether.on("error", () => {}); // both have ended at once
  child.on("exit", () => tether.end("\n"));
  return child as ChildProcessWithoutNullStreams;
}
