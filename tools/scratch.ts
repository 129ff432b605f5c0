import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string | undefined;

const prefix = "surprisal-";

/** Whether a folder of this name may be one that `scratch` made. */
export const isScratch = (name: string) => name.startsWith(prefix);

/** A folder that lives as long as this process, for its user alone; a short path, because sockets have short names. */
export function scratch(): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), prefix));
    process.on("exit", () => rmSync(made, { recursive: true, force: true }));
    folder = made;
  }
  return folder;
}
