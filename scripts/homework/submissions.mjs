// What students hand in, found wherever a teacher keeps it: one notebook for each student and assignment.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { Refusal } from "../command.mjs";
import { matches } from "./repair.mjs";

/**
 * The submissions under `folder`. Known are nbgrader's layout, `student/assignment/any name.ipynb`, and plain files
 * named by student, alone or in a folder for each student. Of several submissions of one student the last that can
 * be read counts.
 */
export function findSubmissions(folder, releases) {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Refusal(`There is no folder ${folder}: name the one that holds the submissions.`);
  const found = notebooksUnder(folder).map((path) => describe(folder, path, releases));
  if (found.length === 0) throw new Refusal(`${folder} holds no notebook: submissions are .ipynb files.`);

  const common = new Set(found.map(({ assignment }) => assignment).filter(Boolean));
  const strays = [];
  const submissions = new Map();
  for (const submission of found.sort(byTime)) {
    if (submission.assignment === undefined && common.size === 1) [submission.assignment] = common;
    const { student, assignment, file } = submission;
    if (assignment === undefined)
      strays.push(`${file} ${submission.problem ?? "is none of the assignments"}`);
    else if (student === "")
      strays.push(
        `${file} does not say whose it is: rename it to the student's name, or put it in such a folder`,
      );
    else
      submissions.set(
        `${student}\0${assignment}`,
        choose(submissions.get(`${student}\0${assignment}`), submission),
      );
  }
  const inOrder = (a, b) => compare(a.assignment, b.assignment) || compare(a.student, b.student);
  return { submissions: [...submissions.values()].sort(inOrder), strays: strays.sort() };
}

function notebooksUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ipynb$/i.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !/(^|[\\/])(\.|__MACOSX|node_modules[\\/])/.test(relative(folder, path)));
}

/** Whose notebook this is, and of which assignment, by its place, its name and what is in it. */
function describe(folder, path, releases) {
  const file = relative(folder, path).split(sep).join("/");
  const names = releases.map(({ assignment }) => assignment);
  const folders = file.split("/").slice(0, -1);
  const { name, copy } = withoutCopyNumber(
    file
      .split("/")
      .at(-1)
      .replace(/\.ipynb$/i, ""),
  );
  const people = folders.filter((part) => part !== "submitted" && !names.includes(part));
  const named = [...folders, name].map((part) => names.find((assignment) => part.includes(assignment)));
  const { notebook, problem } = readNotebook(path);
  return {
    file,
    student: cleanName(people[0] ?? names.reduce((rest, assignment) => rest.replace(assignment, ""), name)),
    assignment: (notebook && recognize(notebook, releases)) ?? named.find(Boolean),
    notebook,
    problem,
    time: handedIn(path),
    copy,
  };
}

/** `essay (2)` and `essay-Copy2` are later than `essay`. */
function withoutCopyNumber(name) {
  const [, rest, copy = "0"] = name
    .match(/^(.*?)(?:[ _]?\((\d+)\)|-Copy(\d+))?$/)
    .filter((part) => part !== undefined);
  return { name: rest, copy: Number(copy) };
}

/** A name that is safe in paths and patterns, on every system. */
const cleanName = (name) =>
  name
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}.@' _-]+/gu, "_")
    .replace(/^[\s._-]+|[\s._-]+$/g, "");

/** The cells of a notebook without their outputs, or what is the matter with the file. */
export function readNotebook(path) {
  if (statSync(path).size > 2e8) return { problem: "is larger than 200 MB" };
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  if (text.trim() === "") return { problem: "is empty" };
  try {
    const notebook = JSON.parse(text);
    const cells = notebook?.cells;
    if (Array.isArray(cells) && cells.every((cell) => typeof cell === "object" && cell !== null))
      return { notebook: { cells: cells.map(({ outputs, ...cell }) => cell) } }; // outputs may be huge, and are made anew
    return { problem: "is no notebook of Jupyter 4 or newer" };
  } catch {
    return { problem: "is no complete notebook: it breaks off, or is something else" };
  }
}

/** The assignment most of whose cells are found in the notebook, word for word. */
function recognize(notebook, releases) {
  const scored = releases.map(({ assignment, notebook: released }) => ({
    assignment,
    score: matches(notebook, released),
  }));
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best?.score > 0.2 ? best.assignment : undefined;
}

/** nbgrader's timestamp where there is one, else the time of the file. */
function handedIn(path) {
  const stamp = join(dirname(path), "timestamp.txt");
  const written = existsSync(stamp) ? Date.parse(readFileSync(stamp, "utf8").trim()) : Number.NaN;
  return Number.isNaN(written) ? statSync(path).mtimeMs : written;
}

const byTime = (a, b) => a.copy - b.copy || a.time - b.time || compare(a.file, b.file);

function choose(earlier, later) {
  if (earlier === undefined) return { ...later, notes: [] };
  const [counted, other] = later.notebook || !earlier.notebook ? [later, earlier] : [earlier, later];
  return { ...counted, notes: [...earlier.notes, `${counted.file} counts, not ${other.file}`] };
}

export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
