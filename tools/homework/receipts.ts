// What nbgrader's exchange lays beside a submission, and needs to bring feedback back to the student.
import { lstatSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeWhole } from "./writeWhole.js";

/** The files, and what they look like: anything else may be a stranger's, and nbgrader would stumble over it. */
const forms = {
  "timestamp.txt": /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?( \S+)?\s*$/,
  "submission_secret.txt": /^[\w-]+$/,
};

type Name = keyof typeof forms;

/** The text of each file that is there. */
export type Receipts = Partial<Record<Name, string>>;

const names = Object.keys(forms) as Name[];

/** Bytes that such a file may have. */
const largest = 1000;

/** The receipts in a folder; links are not followed. */
export const readReceipts = (folder: string): Receipts =>
  Object.fromEntries(
    names
      .map((name) => [name, readSmall(join(folder, name))] as const)
      .filter(([name, text]) => text !== undefined && forms[name].test(text)),
  );

function readSmall(file: string): string | undefined {
  try {
    const status = lstatSync(file);
    return status.isFile() && status.size <= largest ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined; // it is not there, or not ours to read
  }
}

/** Leaves these receipts in a folder, and no others. */
export function writeReceipts(folder: string, receipts: Receipts) {
  for (const name of names) {
    const text = receipts[name];
    if (text === undefined) rmSync(join(folder, name), { recursive: true, force: true });
    else writeWhole(join(folder, name), text);
  }
}

/** When a notebook was handed in: nbgrader's timestamp where there is one, else the time of the file. */
export function handedIn(path: string): number {
  const written = Date.parse(readReceipts(dirname(path))["timestamp.txt"]?.trim() ?? "");
  if (!Number.isNaN(written)) return written;
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0; // what cannot be read cannot be graded either
  }
}
