import { realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Whether all users of this computer may enter a folder or run a program, by its mode and that of each folder above it. */
export function isOpen(path: string): boolean {
  for (let at = realpathSync(path); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
