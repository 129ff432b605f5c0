import { readFileSync, statSync } from "node:fs";
import { Misfit } from "../lessons/json.js";
import { type Notebook, parseNotebook } from "../lessons/notebook.js";

/** Megabytes that a notebook may take, its outputs included. */
const largest = 64;

/** A notebook without outputs, or what is the matter with the file, as the end of a sentence about it. */
export type Reading = { notebook: Notebook; problem?: undefined } | { problem: string; notebook?: undefined };

export function readNotebook(path: string): Reading {
  try {
    const status = statSync(path);
    if (!status.isFile()) return { problem: "is no file" };
    if (status.size > largest * 1e6) return { problem: `is larger than ${largest} MB` };
    return { notebook: parseNotebook(decode(readFileSync(path)), { outputs: false }) };
  } catch (error) {
    if (error instanceof Misfit) return { problem: error.message };
    return { problem: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}` };
  }
}

/** Text by its byte order mark; without one it is UTF-8. */
function decode(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString("hex");
  return new TextDecoder({ fffe: "utf-16le", feff: "utf-16be" }[mark] ?? "utf-8").decode(bytes);
}
