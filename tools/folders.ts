import { existsSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

/** The folder of this package: where its package.json and its dist/ are. */
export const packageFolder = above(import.meta.dirname, "package.json");

const modules = packageFolder.indexOf(`${sep}node_modules${sep}`);

/** Whether this is a clone of the project, not a package that someone installed. */
export const isClone = modules < 0;

/** The place of work: the clone, or the folder into which someone installed the package. Its .venv and .jupyter are ours. */
export const workFolder = isClone ? packageFolder : packageFolder.slice(0, modules);

/** A path on the command line. npm starts its scripts in the place of work, wherever its user is. */
export function given(path: string): string {
  const moved = process.cwd() === workFolder ? process.env.INIT_CWD : undefined;
  return resolve(moved ?? ".", path);
}

function above(folder: string, file: string): string {
  return existsSync(join(folder, file)) ? folder : above(dirname(folder), file);
}
