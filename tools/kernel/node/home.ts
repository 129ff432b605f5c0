import { homedir } from "node:os";
import { isAbsolute } from "node:path";

/** The user's home folder, if there is one: in a container there may be neither HOME nor an entry for the user. */
export function home(): string | undefined {
  try {
    return isAbsolute(homedir()) ? homedir() : undefined;
  } catch {
    return undefined;
  }
}
