// What students hand in, found wherever a teacher keeps it: one notebook for each student and assignment.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { Refusal } from "../command.js";
import type { Notebook } from "../lessons/notebook.js";
import { readNotebook } from "./readNotebook.js";
import type { Release } from "./release.js";
import { matches } from "./repair.js";

export interface Submission {
  student: string;
  assignment: string;
  /** Its name under the folder of the submissions. */
  file: string;
  path: string;
  /** What is the matter with it, as the end of a sentence. */
  problem: string | undefined;
  notes: string[];
}

/** What is handed out under the name of an assignment. */
export type HandedOut = Pick<Release, "assignment" | "notebook">;

/** A notebook that is somebody's work on an assignment, as far as is known. */
interface Found extends Omit<Submission, "assignment"> {
  assignment: string | undefined;
  /** Of several the one with the greatest number is the latest, or else the one with the greatest time. */
  copy: number;
  time: number;
}

/**
 * The submissions under `folder`. Known are nbgrader's layout, `student/assignment/any name.ipynb`, and plain files
 * named by student, alone or in a folder for each student. Of several submissions of one student the last that can
 * be read counts.
 */
export function findSubmissions(
  folder: string,
  releases: readonly HandedOut[],
): { submissions: Submission[]; strays: string[] } {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Refusal(`There is no folder ${folder}: name the one that holds the submissions.`);
  const found = notebooksUnder(folder).map((path) => describe(folder, path, releases));
  if (found.length === 0) throw new Refusal(`${folder} holds no notebook: submissions are .ipynb files.`);

  const common = new Set(found.map(({ assignment }) => assignment).filter((name) => name !== undefined));
  const [only] = common.size === 1 ? common : [];
  const strays: string[] = [];
  const latest = new Map<string, Found & Submission>();
  for (const one of found.sort(byTime)) {
    const { file, student } = one;
    const assignment = one.assignment ?? only;
    const key = `${student}\0${assignment}`;
    if (assignment === undefined) strays.push(`${file} ${one.problem ?? "is none of the assignments"}`);
    else if (student === "")
      strays.push(
        `${file} does not say whose it is: rename it to the student's name, or put it in such a folder`,
      );
    else latest.set(key, theOneThatCounts(latest.get(key), { ...one, assignment }));
  }
  const submissions = [...latest.values()].sort(
    (a, b) => compare(a.assignment, b.assignment) || compare(a.student, b.student),
  );
  return { submissions, strays: strays.sort() };
}

function notebooksUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ipynb$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|[\\/])(\.|__MACOSX|node_modules[\\/])/.test(relative(folder, path)));
}

/** Whose notebook this is, and of which assignment, by its place, its name and what is in it. */
function describe(folder: string, path: string, releases: readonly HandedOut[]): Found {
  const file = relative(folder, path).split(sep).join("/");
  const names = releases.map(({ assignment }) => assignment);
  const folders = file.split("/").slice(0, -1);
  const { name, copy } = withoutCopyNumber(file.slice(file.lastIndexOf("/") + 1).replace(/\.ipynb$/i, ""));
  const people = folders.filter((part) => part !== "submitted" && !names.includes(part));
  const named = [...folders, name].map((part) => names.find((assignment) => part.includes(assignment)));
  const { notebook, problem } = readNotebook(path);
  return {
    file,
    path,
    student: cleanName(people[0] ?? names.reduce((rest, assignment) => rest.replace(assignment, ""), name)),
    assignment: (notebook && recognize(notebook, releases)) ?? named.find((part) => part !== undefined),
    problem,
    notes: [],
    time: handedIn(path),
    copy,
  };
}

/** `essay (2)` and `essay-Copy2` are later than `essay`. */
function withoutCopyNumber(name: string): { name: string; copy: number } {
  const [, rest = name, first, second] = name.match(/^(.*?)(?:[ _]?\((\d+)\)|-Copy(\d+))?$/s) ?? [];
  return { name: rest, copy: Number(first ?? second ?? 0) };
}

/** A name that is safe in paths and patterns, on every system. */
const cleanName = (name: string) =>
  name
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}.@' _-]+/gu, "_")
    .replace(/^[\s._-]+|[\s._-]+$/g, "");

/** The assignment most of whose cells are found in the notebook, word for word. */
function recognize(notebook: Notebook, releases: readonly HandedOut[]): string | undefined {
  const scored = releases.map((release) => ({ release, score: matches(notebook, release.notebook) }));
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best && best.score > 0.2 ? best.release.assignment : undefined;
}

/** nbgrader's timestamp where there is one, else the time of the file. */
function handedIn(path: string): number {
  const stamp = join(dirname(path), "timestamp.txt");
  const written = existsSync(stamp) ? Date.parse(readFileSync(stamp, "utf8").trim()) : Number.NaN;
  return Number.isNaN(written) ? statSync(path).mtimeMs : written;
}

const byTime = (a: Found, b: Found) => a.copy - b.copy || a.time - b.time || compare(a.file, b.file);

function theOneThatCounts<F extends Found>(earlier: F | undefined, later: F): F {
  if (earlier === undefined) return later;
  const [counted, other] =
    later.problem === undefined || earlier.problem !== undefined ? [later, earlier] : [earlier, later];
  return { ...counted, notes: [...earlier.notes, `${counted.file} counts, not ${other.file}`] };
}

export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
