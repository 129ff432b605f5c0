import { type Dirent, existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { Refusal } from "../command.js";
import { configFile } from "./layout.js";

/** What a course holds beside what students handed in. */
const ofTheCourse = ["source", "release", "prepared", "autograded", "feedback", "graded", "handouts"];

/**
 * The notebooks under a folder, as paths below it, and what looks like one and is left out. In a course only
 * `submitted/` holds what students handed in.
 */
export function findNotebooks(folder: string): { files: string[]; strays: string[] } {
  const course = courseAround(folder);
  const [step] = course === undefined ? [] : relative(course, resolve(folder)).split(sep);
  if (step !== undefined && ofTheCourse.includes(step))
    throw new Refusal(
      `${folder} holds what the course made: name the folder that holds what students handed in.`,
    );
  const files: string[] = [];
  const strays: string[] = [];
  const look = (under: string) => {
    for (const entry of entriesOf(join(folder, under), strays, under)) {
      const file = under === "" ? entry.name : `${under}/${entry.name}`;
      if (/^(\.|__MACOSX$|node_modules$)/.test(entry.name)) continue;
      if (entry.isDirectory()) look(file);
      else if (!/\.ipynb$/i.test(entry.name) && !leadsToFolder(entry, join(folder, file))) continue;
      else if (entry.isSymbolicLink())
        strays.push(`${file} is a link, and may lead anywhere: put there what it leads to`);
      else if (entry.isFile()) files.push(file);
      else strays.push(`${file} is no file`);
    }
  };
  look("");
  return { files, strays };
}

function leadsToFolder(entry: Dirent, path: string): boolean {
  try {
    return entry.isSymbolicLink() && statSync(path).isDirectory();
  } catch {
    return false; // it leads nowhere
  }
}

function entriesOf(path: string, strays: string[], name: string) {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return existsSync(configFile(path)) ? entries.filter((entry) => entry.name === "submitted") : entries;
  } catch (error) {
    strays.push(`${name} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
    return [];
  }
}

/** The course in which a folder lies. */
function courseAround(folder: string): string | undefined {
  for (let path = resolve(folder); ; path = join(path, "..")) {
    if (existsSync(configFile(path))) return path;
    if (path === join(path, "..")) return undefined;
  }
}
