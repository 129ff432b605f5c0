import { relative, resolve } from "node:path";
import { isClone, workFolder } from "./setup/folders.mjs";

export { isClone, packageFolder, workFolder } from "./setup/folders.mjs";

/** The whole path of one on the command line. npm runs its scripts in the place of work, and tells where its user is. */
export function given(path: string): string {
  const moved = process.cwd() === workFolder ? process.env.INIT_CWD : undefined;
  return resolve(moved ?? ".", path);
}

/** A path as the reader would type it. */
export function shown(path: string): string {
  const short = relative(workFolder, path);
  return short.startsWith("..") ? path : short;
}

/** A command of ours as the reader would type it. */
export const typed = (name: string, args = "") =>
  isClone ? `npm run ${name}${args && ` -- ${args}`}` : `npx --no-install surprisal ${name} ${args}`.trim();
