import {
  type ChildProcessWithoutNullStreams,
  type SpawnOptionsWithoutStdio,
  spawn,
} from "node:child_process";
import { existsSync } from "node:fs";
import type { Writable } from "node:stream";

const shell = "/bin/sh";

/**
 * The shell becomes the program. Beside it another one waits for a line; when that cannot come any more, because who would
 * write it is no more, it ends the program.
 */
const tie = '(read line || kill -KILL $$) <&3 >/dev/null 2>&1 & exec "$0" "$@" 3<&-';

/**
 * Starts a program that ends when this process does, whatever ends it, and be the program too busy to see that. The system
 * does so on Windows, where Node asks for it.
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
