import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeFolder } from "../makeFolder.js";

let drafts = 0;

/** Writes a file that is whole or, when the disk is full or the process ends, as it was before. */
export function writeWhole(file: string, text: string) {
  const folder = dirname(file);
  makeFolder(folder);
  drafts += 1;
  const draft = join(folder, `.draft-${process.pid}-${drafts}`);
  try {
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
