import { statSync } from "node:fs";
import { Misfit } from "../lessons/json.js";
import { type Notebook, parseNotebook } from "../lessons/notebook.js";
import { readText } from "./readText.js";

/** Megabytes that a notebook may take, its outputs included. */
const largest = 64;

/** A notebook without outputs and what to say about it; or what is wrong with the file, as the end of a sentence about it. */
export type Reading =
  | { notebook: Notebook; notes: string[]; problem?: undefined }
  | { problem: string; notebook?: undefined; notes?: undefined };

const illegible = "not all of the file is UTF-8: what cannot be read stands as \ufffd";

export function readNotebook(path: string): Reading {
  try {
    const status = statSync(path);
    if (!status.isFile()) return { problem: "is not a file" };
    if (status.size > largest * 1e6) return { problem: `is larger than ${largest} MB` };
    const notebook = parseNotebook(readText(path), { outputs: false });
    return { notebook, notes: isLegible(path) ? [] : [illegible] };
  } catch (error) {
    if (error instanceof Misfit) return { problem: error.message };
    return { problem: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}` };
  }
}

function isLegible(path: string): boolean {
  try {
    readText(path, { fatal: true });
    return true;
  } catch {
    return false;
  }
}
