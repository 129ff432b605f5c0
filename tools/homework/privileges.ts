// A submission never runs as root: in containers and on hubs it would be root outside its namespace as well.
import { chownSync } from "node:fs";
import { join } from "node:path";
import { entriesUnder } from "../setup/entries.mjs";

export const isRoot = process.getuid?.() === 0;

/** The user and group `nobody`. */
const nobody = 65534;

/** The options of setpriv that make a program run as nobody, and the capabilities that setpriv needs for that. */
export const asNobody = {
  capabilities: ["CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"],
  options: [`--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"],
};

/** The options of setpriv that take all privileges from a program. */
export const withoutPrivileges = ["--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"];

/** Lets nobody write in a folder that root has made. */
export function giveAway(folder: string) {
  if (!isRoot) return;
  chownSync(folder, nobody, nobody);
  for (const { path, entry } of entriesUnder(folder))
    if (entry.isFile() || entry.isDirectory()) chownSync(join(folder, path), nobody, nobody);
}
