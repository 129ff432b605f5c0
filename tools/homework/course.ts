import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { choose, Refusal } from "../command.js";
import { given, isClone } from "../folders.js";
import { configFile, ownCourse, sourceFile } from "./layout.js";

/** What every command of the homework takes. */
export const courseOptions = {
  course: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export const courseHelp =
  "--course <folder>   another course than this project's: a folder with nbgrader_config.py";

/** The folder of the course that the command line names, or else the homework of this project. */
export function courseFolder(named: string | undefined): string {
  if (named === undefined && !isClone)
    throw new Refusal("Name a course: --course <folder with nbgrader_config.py>.");
  const course = named === undefined ? ownCourse : given(named);
  if (/\[.*\]|[*?]/.test(course))
    throw new Refusal(`nbgrader reads [ ], * and ? in a path as a pattern: move or rename ${course}.`);
  if (isFile(configFile(course))) return course;
  throw new Refusal(`--course names no course: ${course} needs an nbgrader_config.py and source/.`);
}

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();

/** The assignments of a course whose name contains one of `names`, in order; all of them when no name is given. */
export function assignments(course: string, names: readonly string[] = []): string[] {
  const source = join(course, "source");
  if (!existsSync(source) || !statSync(source).isDirectory())
    throw new Refusal(`${course} has no assignments: they belong in ${source}.`);
  const all = readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isFile(sourceFile(course, entry.name)))
    .map((entry) => entry.name)
    .sort();
  return choose("assignment", names, all);
}
