import { homedir } from "node:os";
import { isAbsolute, relative, resolve } from "node:path";
import { isClone, workFolder } from "./setup/folders.mjs";

export { isClone, packageFolder, workFolder } from "./setup/folders.mjs";

/** A path on the command line. npm starts its scripts in the place of work, wherever its user is. */
export function given(path: string): string {
  const moved = process.cwd() === workFolder ? process.env.INIT_CWD : undefined;
  return resolve(moved ?? ".", path);
}

/** The user's home folder, if there is one: in a container there may be neither HOME nor an entry for the user. */
export function home(): string | undefined {
  try {
    return isAbsolute(homedir()) ? homedir() : undefined;
  } catch {
    return undefined;
  }
}

/** A path as the reader would type it. */
export function shown(path: string): string {
  const short = relative(workFolder, path);
  return short.startsWith("..") ? path : short;
}

/** A command of ours as the reader would type it. */
export const typed = (name: string, args = "") =>
  isClone ? `npm run ${name}${args && ` -- ${args}`}` : `npx --no-install surprisal ${name} ${args}`.trim();
