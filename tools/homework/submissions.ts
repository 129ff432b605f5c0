// What students hand in, found wherever a teacher keeps it: one notebook for each student and assignment.
import { join } from "node:path";
import { Refusal } from "../command.js";
import type { Notebook } from "../lessons/notebook.js";
import { findNotebooks } from "./findNotebooks.js";
import { claimOf, type Form, formsOfNames, safeName } from "./names.js";
import { readNotebook } from "./readNotebook.js";
import { handedIn } from "./receipts.js";
import type { Release } from "./release.js";
import { matches } from "./repair.js";
import { emptyRoster, type Roster } from "./roster.js";
import { visible } from "./visible.js";

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
  /** What the platform writes beside the student's name. */
  number: string | undefined;
  /** Whether the student has another number for every assignment. */
  perAssignment: boolean;
  /** What to do where nothing says whose it is. */
  remedy: string;
  /** Which of several is the latest: the first number that differs tells. */
  order: number[];
}

/**
 * The submissions under `folder`. It knows nbgrader's layout, `student/assignment/any name.ipynb`; files named for the
 * student, or in a folder for each student; and the names that Blackboard, Brightspace, Canvas and Moodle give. What the
 * roster says goes before all of these. Of several submissions of one student, the last that can be read counts; but a
 * platform's name gives way to any other, for a student may have written it, with another student's name.
 */
export function findSubmissions(
  folder: string,
  releases: readonly HandedOut[],
  roster: Roster = emptyRoster,
): { submissions: Submission[]; strays: string[] } {
  const { files, strays } = findNotebooks(folder);
  const formsIn = formsOfNames(files);
  const found = files.map((file) => describe(folder, file, releases, roster, formsIn));
  if (found.length + strays.length === 0)
    throw new Refusal(`${folder} holds no notebook: submissions are .ipynb files.`);

  const common = new Set(found.map(({ assignment }) => assignment).filter((name) => name !== undefined));
  const [only] = common.size === 1 ? common : [];
  for (const one of found) one.assignment ??= only;
  tellApart(found);
  const latest = new Map<string, Found & Submission>();
  for (const one of found.sort(inTime)) {
    const { file, student, assignment, problem } = one;
    const key = `${student}\0${assignment}`;
    if (assignment === undefined) strays.push(`${file} ${problem ?? "belongs to no assignment"}`);
    else if (student === "") strays.push(`${file} does not say whose it is: ${one.remedy}`);
    else latest.set(key, theOneThatCounts(latest.get(key), { ...one, assignment }));
  }
  const submissions = [...latest.values()].sort(
    (a, b) => compare(a.assignment, b.assignment) || compare(a.student, b.student),
  );
  return { submissions, strays: strays.map(visible).sort() };
}

const remedy = "rename it to the student's name, put it in such a folder, or add it to the roster";

/** Whose notebook this is, and of which assignment, by its place, its name and what is in it. */
function describe(
  folder: string,
  file: string,
  releases: readonly HandedOut[],
  roster: Roster,
  formsIn: (folder: string) => readonly Form[],
): Found {
  const path = join(folder, ...file.split("/"));
  const names = releases.map(({ assignment }) => assignment).sort((a, b) => b.length - a.length);
  const parts = file.split("/");
  const claim = claimOf(parts, names, formsIn);
  const [listed, other] = roster.studentsOf(file);
  const { notebook, problem } = readNotebook(path);
  const named = parts.map((part) => names.find((assignment) => part.includes(assignment)));
  const student = listed ?? claim.name;
  return {
    file,
    path,
    student: student === "" || other !== undefined ? "" : safeName(student),
    number: listed === undefined ? claim.number : undefined,
    perAssignment: claim.perAssignment ?? false,
    assignment: (notebook && recognize(notebook, releases)) ?? named.find((part) => part !== undefined),
    problem,
    notes: [],
    remedy:
      other === undefined ? remedy : `the roster finds ${listed} and ${other} in its name, so rename it`,
    order: [claim.byPlatform ? 0 : 1, claim.attempt, claim.copy, handedIn(path)],
  };
}

/** Students of one name whom the platform numbers differently get their numbers. */
function tellApart(found: Found[]) {
  const numbers = new Map<string, Set<string>>();
  const groupOf = ({ student, assignment, perAssignment }: Found) =>
    `${student}\0${perAssignment ? assignment : ""}`;
  const numbered = found.filter(({ number }) => number !== undefined);
  const groups = numbered.map(groupOf);
  for (const [index, { number = "" }] of numbered.entries()) {
    const group = groups[index] ?? "";
    numbers.set(group, (numbers.get(group) ?? new Set()).add(number));
  }
  for (const [index, one] of numbered.entries())
    if ((numbers.get(groups[index] ?? "")?.size ?? 0) > 1)
      one.student = `${one.student}_${safeName(one.number ?? "")}`;
}

/** The assignment most of whose cells are found in the notebook, word for word. */
function recognize(notebook: Notebook, releases: readonly HandedOut[]): string | undefined {
  const scored = releases.map((release) => ({ release, score: matches(notebook, release.notebook) }));
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best && best.score > 0.2 ? best.release.assignment : undefined;
}

function inTime(a: Found, b: Found): number {
  const different = a.order.map((number, index) => number - (b.order[index] ?? 0)).find((by) => by !== 0);
  return different ?? compare(a.file, b.file);
}

function theOneThatCounts<F extends Found>(earlier: F | undefined, later: F): F {
  if (earlier === undefined) return later;
  const [counted, other] =
    later.problem === undefined || earlier.problem !== undefined ? [later, earlier] : [earlier, later];
  return { ...counted, notes: [...earlier.notes, `${counted.file} counts, not ${other.file}`] };
}

export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
