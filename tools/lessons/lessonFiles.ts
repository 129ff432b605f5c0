import { join, sep } from "node:path";
import { choose } from "../command.js";
import { packageFolder } from "../folders.js";
import { filesOf } from "../setup/whole.mjs";

const folder = join(packageFolder, "notebooks");

/**
 * The files of the lessons whose name, such as `ko/04-from-information-to-loss.ipynb`, contains one of `names`, in
 * order; all of them when no name is given.
 */
export function lessonFiles(names: readonly string[] = []): string[] {
  const all = filesOf(folder)
    .map((file) => file.split(sep).join("/"))
    .filter((file) => /^[\w-]+\/\d\d-[\w-]+\.ipynb$/.test(file));
  return choose("lesson", names, all).map((file) => join(folder, file));
}
