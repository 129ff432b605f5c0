import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { workFolder } from "../folders.js";
import { scratch } from "../scratch.js";

/** Works in a throw-away folder in which notebooks find the library. */
export async function atDesk<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(scratch(), "desk-"));
  try {
    symlinkSync(join(workFolder, "node_modules"), join(folder, "node_modules"), "junction"); // Windows lets all make these
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
