// Whose a file is: by its name and place, as people and learning platforms name what they collect.
import { createHash } from "node:crypto";

/** What is known of whose a file is, and of which of several is the latest. */
export interface Claim {
  /** As it was written; empty where nothing says. */
  name: string;
  /** The platform's number for the student, where it writes one. */
  number?: string;
  /** Whether the student has another number for every assignment. */
  perAssignment?: boolean;
  /** The platform's number for the attempt: later ones are greater. */
  attempt: number;
  /** The number of a copy: `essay (2)` is later than `essay`. */
  copy: number;
}

/** Canvas: `lovelaceada_LATE_12345_99999_quiz-2`, a name, the student's number, the attempt's, the file's own name. */
const canvas = /^(?<name>.+?)(?:_LATE)?_(?<number>\d+)_(?<attempt>\d+)_(?<rest>.*)$/s;
const canvasAnonymous = /^(?<name>anon_[^_]+)(?:_LATE)?_(?<attempt>\d+)_(?<rest>.*)$/s;

/** Moodle: `Ada Lovelace_1234_assignsubmission_file_`, a folder or the beginning of a file's name. */
const moodle = /^(?<name>.+)_(?<number>\d+)_assignsubmission_[a-z]+_?/s;

/**
 * Whose the notebook in a file is, by the parts of its path and the names of the assignments. In a folder, a name like
 * Canvas' counts only if `fromMany` says that the folder has such names of several students: else the folder is one
 * student's, who named a file `essay_1_2_final`.
 */
export function claimOf(
  parts: readonly string[],
  assignments: readonly string[],
  fromMany: (folder: string) => boolean,
): Claim {
  const folders = parts.slice(0, -1);
  const base = (parts.at(-1) ?? "").replace(/\.ipynb$/i, "");
  const fromMoodle = [...folders, base].map((part) => part.match(moodle)?.groups).find(Boolean);
  if (fromMoodle)
    return {
      ...named(fromMoodle),
      perAssignment: true,
      attempt: 0,
      copy: copyNumber(base, assignments).copy,
    };
  const fromCanvas = canvasName(base);
  if (fromCanvas && (folders.length === 0 || fromMany(folders.join("/")))) {
    const { attempt, rest = "" } = fromCanvas;
    const [, again] = rest.match(/-(\d+)$/) ?? [];
    const copy = again === undefined ? copyNumber(rest, assignments).copy : Number(again);
    return { ...named(fromCanvas), attempt: Number(attempt), copy };
  }
  const { rest, copy } = copyNumber(base, assignments);
  const [folder] = folders.filter((part) => part !== "submitted" && !assignments.includes(part));
  return { name: folder ?? without(rest, assignments), attempt: 0, copy };
}

const canvasName = (base: string) => base.match(canvas)?.groups ?? base.match(canvasAnonymous)?.groups;

/** Which folders hold files of several students by names like Canvas'. */
export function foldersOfMany(files: readonly string[]): (folder: string) => boolean {
  const students = new Map<string, Set<string>>();
  for (const file of files) {
    const [, folder = "", base = ""] = file.match(/^(.*)\/([^/]*)$/s) ?? [];
    const { name, number = "" } = canvasName(base) ?? {};
    if (name === undefined) continue;
    students.set(folder, (students.get(folder) ?? new Set()).add(`${name}_${number}`));
  }
  return (folder) => (students.get(folder)?.size ?? 0) > 1;
}

const named = ({ name = "", number }: Partial<Record<string, string>>) => ({
  name,
  ...(number !== undefined && { number }),
});

/** A name without `(2)`, `-Copy2`, or the number after an assignment's name: `quiz.en-2`. */
function copyNumber(name: string, assignments: readonly string[]): { rest: string; copy: number } {
  const [, rest = name, first, second] = name.match(/^(.*?)(?:[ _]?\((\d+)\)|-Copy(\d+))?$/s) ?? [];
  const [, before = "", third] = rest.match(/^(.*)-(\d+)$/s) ?? [];
  const counted = first ?? second;
  if (counted !== undefined || third === undefined || assignments.some((name) => rest.endsWith(name)))
    return { rest, copy: Number(counted ?? 0) };
  return assignments.some((name) => before.endsWith(name))
    ? { rest: before, copy: Number(third) }
    : { rest, copy: 0 };
}

/** A name without that of an assignment, and without what joined them. */
function without(name: string, assignments: readonly string[]): string {
  const longest = [...assignments].sort((a, b) => b.length - a.length).find((part) => name.includes(part));
  return longest === undefined ? name : name.replace(longest, "").replace(/^[\s._-]+|[\s._-]+$/g, "");
}

/** Bytes that a student's name may have, so that files can be named after it. */
const longest = 100;

/**
 * A name that is safe in paths and patterns, on every system. Different names stay different: one that had to be
 * changed ends in `~` and a number made from it, and no safe name holds a `~`. Nor does one begin or end with quotes, which
 * nbgrader would drop.
 */
export function safeName(name: string): string {
  const whole = name.normalize("NFC");
  let safe = whole.replace(/[^\p{L}\p{M}\p{N}.,@' _-]+/gu, "_").replace(/^[\s.,'_-]+|[\s.,'_-]+$/g, "");
  while (Buffer.byteLength(safe) > longest) safe = [...safe].slice(0, -1).join("");
  if (safe === whole) return safe;
  const number = createHash("sha256").update(whole).digest("hex").slice(0, 8);
  return `${safe || "student"}~${number}`;
}
