// What lies in a folder, and in the folders in it.
import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Everything under `folder`, and its path from there. A link is an entry, and nothing leads through it: readdir's
 * `recursive` follows links, in newer versions of Node always, and never ends where one leads upward.
 * @param {string} folder
 * @returns {{ path: string, entry: import("node:fs").Dirent }[]}
 */
export function entriesUnder(folder, under = "") {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    return entry.isDirectory() ? [{ path, entry }, ...entriesUnder(folder, path)] : [{ path, entry }];
  });
}
