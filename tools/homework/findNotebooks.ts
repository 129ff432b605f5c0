import { type Dirent, existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { Refusal } from "../command.js";
import { configFile } from "./layout.js";

/** The folders of a course that do not hold what students handed in. */
const ofTheCourse = ["source", "release", "prepared", "autograded", "feedback", "graded", "handouts"];

/**
 * The notebooks under a folder, as paths below it, and what looks like one but is left out, with the reason. In a course
 * only `submitted/` holds what students handed in.
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
  /** Adds what lies under a folder to the two lists; tells whether there was anything. */
  const look = (under: string): boolean => {
    const before = files.length + strays.length;
    const empty: string[] = [];
    let folders = 0;
    for (const entry of entriesOf(join(folder, under), strays, under)) {
      const file = under === "" ? entry.name : `${under}/${entry.name}`;
      const path = join(folder, file);
      if (/^(\._.*|\.ipynb_checkpoints|__MACOSX|node_modules)$/s.test(entry.name)) continue;
      if (entry.isDirectory() && !isMisspelt(path)) {
        if (entry.name.startsWith(".")) continue;
        if (look(file)) folders += 1;
        else empty.push(file);
        continue;
      }
      const why = whyLeftOut(entry, path);
      if (why !== undefined) strays.push(`${file} ${why}`);
      else if (isNotebook(entry)) files.push(file);
    }
    // Beside folders of students, one without a notebook is a student's, too.
    if (folders > 0) strays.push(...empty.map((file) => `${file} holds no notebook`));
    return files.length + strays.length > before;
  };
  look("");
  return { files, strays };
}

const isNotebook = ({ name }: Dirent) => /\.ipynb$/i.test(name);

/** Why what looks like a notebook is left out; undefined for a notebook, and for what does not look like one. */
function whyLeftOut(entry: Dirent, path: string): string | undefined {
  const isNamed = isNotebook(entry);
  if (isMisspelt(path) && (isNamed || entry.isDirectory()))
    return "has a name that is not UTF-8: rename it, or unpack its archive again (as by unzip -O GBK)";
  if (entry.isSymbolicLink())
    return isNamed || leadsToFolder(path)
      ? "is a link, and may lead anywhere: put there what it leads to"
      : undefined;
  if (entry.name.startsWith(".")) return isNamed ? "is hidden: let its name begin without a dot" : undefined;
  if (isNamed) return entry.isFile() ? undefined : "is not a file";
  if (/\.ipynb/i.test(entry.name)) return "does not end in .ipynb: rename it";
  return /\.(zip|7z|rar|tar|t?gz)$/i.test(entry.name) ? "is an archive: unpack it" : undefined;
}

/** Whether a name has bytes that are not UTF-8, as archives made elsewhere have: no path leads there. */
const isMisspelt = (path: string) => path.includes("\ufffd") && !existsSync(path);

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
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
