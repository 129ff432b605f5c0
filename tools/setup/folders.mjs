// Where this package is, and where work is done: apart from each other once someone has installed the package.
import { existsSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package: where its package.json and its dist/ are. */
export const packageFolder = above(dirname(fileURLToPath(import.meta.url)), "package.json");

const modules = packageFolder.indexOf(`${sep}node_modules${sep}`);

/** Whether this is a clone of the project, not a package that someone installed. */
export const isClone = modules < 0;

/** The place of work: the clone, or the folder into which someone installed the package. Its .venv and .jupyter are ours. */
export const workFolder = isClone ? packageFolder : packageFolder.slice(0, modules);

/**
 * @param {string} folder
 * @param {string} file
 * @returns {string}
 */
function above(folder, file) {
  return existsSync(join(folder, file)) ? folder : above(dirname(folder), file);
}
