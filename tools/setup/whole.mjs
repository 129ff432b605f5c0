// Tells whether something is made already: from the same sources, and with all its files.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { entriesUnder } from "./entries.mjs";

/** @param {readonly (string | NodeJS.ArrayBufferView)[]} parts */
export function hash(...parts) {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part).update("\0");
  return digest.digest("hex");
}

/**
 * Whether `folder` was sealed as made from this, and still has every file it had then.
 * @param {string} folder
 * @param {string} stamp
 * @param {string} madeFrom
 */
export function isWhole(folder, stamp, madeFrom) {
  if (!existsSync(stamp) || !existsSync(folder)) return false;
  const [state, ...had] = readFileSync(stamp, "utf8").split("\n");
  if (state !== madeFrom) return false;
  const has = new Set(filesOf(folder));
  return had.every((file) => has.has(file));
}

/**
 * Notes that `folder` is whole, and which files it has.
 * @param {string} folder
 * @param {string} stamp
 * @param {string} madeFrom
 */
export function seal(folder, stamp, madeFrom) {
  rmSync(stamp, { force: true });
  writeFileSync(stamp, [madeFrom, ...filesOf(folder)].join("\n"));
}

/**
 * All files under `folder`, but for those that Python compiles.
 * @param {string} folder
 */
export function filesOf(folder) {
  return entriesUnder(folder)
    .filter(({ entry }) => !entry.isDirectory() && !entry.name.endsWith(".pyc"))
    .map(({ path }) => path)
    .sort();
}
