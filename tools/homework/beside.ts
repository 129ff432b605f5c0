// Files that lie beside a notebook and belong to it: data, pictures.
import { cpSync, type Dirent, readdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

/** Whether a file does not belong to the notebook: notebooks, packages and hidden files do not. */
const isApart = ({ name }: Dirent) => /^\.|^node_modules$|^package(-lock)?\.json$|\.ipynb$/i.test(name);

/** The names of the files and folders beside a notebook, in order. */
export const filesBeside = (notebook: string): string[] =>
  readdirSync(dirname(notebook), { withFileTypes: true })
    .filter((entry) => !isApart(entry))
    .map(({ name }) => name)
    .sort();

/** Copies what lies beside a notebook into a folder. */
export function copyBeside(notebook: string, folder: string) {
  for (const name of filesBeside(notebook))
    cpSync(join(dirname(notebook), name), join(folder, name), { recursive: true });
}

/** Links what lies beside a notebook into a folder. Copies could be of all that somebody has. */
export function linkBeside(notebook: string, folder: string) {
  if (process.platform === "win32") return copyBeside(notebook, folder); // links need a right that few have
  for (const name of filesBeside(notebook)) symlinkSync(join(dirname(notebook), name), join(folder, name));
}
