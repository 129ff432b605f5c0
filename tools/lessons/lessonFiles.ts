import { join, sep } from "node:path";
import { choose } from "../command.js";
import { packageFolder } from "../folders.js";
import { filesOf } from "../setup/whole.mjs";

const folder = join(packageFolder, "notebooks");

/**
 * The files of the lessons, such as `ko/04-from-information-to-loss.ipynb`, whose folder or own name begins with one of
 * `names`, `ko`, `04` or `ko/04`, in order; all of them when no name is given.
 */
export function lessonFiles(names: readonly string[] = []): string[] {
  const all = filesOf(folder)
    .map((file) => file.split(sep).join("/"))
    .filter((file) => /^[\w-]+\/\d\d-[\w-]+\.ipynb$/.test(file));
  const begins = (name: string, file: string) => `/${file}`.includes(`/${name}`);
  return choose("lesson", names, all, begins).map((file) => join(folder, file));
}
