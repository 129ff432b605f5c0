import { statSync } from "node:fs";
import { Misfit } from "../lessons/json.js";
import { type Notebook, parseNotebook } from "../lessons/notebook.js";
import { readText } from "./readText.js";

/** Megabytes that a notebook may take, its outputs included. */
const largest = 64;

/** A notebook without outputs, or what is the matter with the file, as the end of a sentence about it. */
export type Reading = { notebook: Notebook; problem?: undefined } | { problem: string; notebook?: undefined };

export function readNotebook(path: string): Reading {
  try {
    const status = statSync(path);
    if (!status.isFile()) return { problem: "is no file" };
    if (status.size > largest * 1e6) return { problem: `is larger than ${largest} MB` };
    return { notebook: parseNotebook(readText(path), { outputs: false }) };
  } catch (error) {
    if (error instanceof Misfit) return { problem: error.message };
    return { problem: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}` };
  }
}
