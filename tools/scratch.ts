import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { removeFolder } from "./removeFolder.js";

let folder: string | undefined;

const prefix = "surprisal-";

/** Bytes that the path of the folder for temporary files may have: Linux gives that of a socket in it 107. */
const longest = 60;

const parent = () =>
  process.platform === "linux" && Buffer.byteLength(tmpdir()) > longest ? "/tmp" : tmpdir();

/** A folder that lives as long as this process, for its user alone; a short path, because sockets have short names. */
export function scratch(): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(parent(), prefix));
    process.on("exit", () => removeFolder(made));
    folder = made;
  }
  return folder;
}

/** Deletes the folder that `scratch` made for a process that has ended, and no folder with another kind of name. */
export function clearScratch(left: string): void {
  const name = basename(left);
  if (new RegExp(`^${prefix}\\w{6}$`).test(name)) removeFolder(join(parent(), name));
}
