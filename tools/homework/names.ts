// Whose a file is: by its name and place, as people and learning platforms name what they collect.
import { createHash } from "node:crypto";

/** What is known of whose a file is, and of which of several is the latest. */
export interface Claim {
  /** As it was written; empty where nothing says. */
  name: string;
  /** What the platform writes beside a name, so that two students of one name are told apart: mostly a number. */
  number?: string;
  /** Whether the student has another number for every assignment. */
  perAssignment?: boolean;
  /** The platform's number for the attempt: later ones are greater. */
  attempt: number;
  /** The number of a copy: `essay (2)` is later than `essay`. */
  copy: number;
  /** Whether it was read from a name as platforms write it. In a folder of their own, students can write such a name, too. */
  byPlatform: boolean;
}

type Groups = Partial<Record<string, string>>;

/** How a platform names files: finds the parts of such a name. */
export type Form = (base: string) => Groups | undefined;

/** Canvas: `lovelaceada_LATE_12345_99999_quiz-2`, a name, the student's number, the attempt's, the file's own name. */
const canvas = /^(?<name>.+?)(?:_LATE)?_(?<number>\d+)_(?<attempt>\d+)_(?<rest>.*)$/s;
const canvasAnonymous = /^(?<name>anon_[^_]+)(?:_LATE)?_(?<attempt>\d+)_(?<rest>.*)$/s;

const fromCanvas: Form = (base) => base.match(canvas)?.groups ?? base.match(canvasAnonymous)?.groups;

/** Blackboard: `Week 1_ada_attempt_2026-01-31-12-00-00_quiz`, a title, a name, a word, the time, the file's own name. */
const blackboard = /^(?<number>.+?)_(?<name>[^_]+)_[^_]+_(?<attempt>\d{4}(?:-\d\d){5})(?:_(?<rest>.*))?$/s;
const fromBlackboard: Form = (base) => base.match(blackboard)?.groups;

/** Moodle: `Ada Lovelace_1234_assignsubmission_file_`, a folder or the beginning of a file's name. */
const moodle = /^(?<name>.+?)_(?<number>\d+)_assignsubmission_[a-z]+_?/s;

/** Brightspace: a folder `12345-678 - Ada Lovelace - Jan 31, 2026 1200 PM`, where 678 is the number of the assignment. */
const brightspace = /^(?<number>\d+)-\d+ - (?<name>.+) - (?<time>.+)$/s;

/**
 * Whose the notebook in a file is, by the parts of its path and the names of the assignments. Names like those of Canvas
 * and Blackboard count only in the forms that `formsIn` gives for their folder: else the folder is one student's, who named
 * a file `essay_1_2_final`.
 */
export function claimOf(
  parts: readonly string[],
  assignments: readonly string[],
  formsIn: (folder: string) => readonly Form[],
): Claim {
  const base = baseOf(parts.at(-1) ?? "");
  const folders = parts.slice(0, -1).filter((part) => part !== "submitted" && !assignments.includes(part));
  const { rest, copy } = copyNumber(base, assignments);
  for (const [depth, part] of [...folders, base].entries()) {
    const groups = part.match(moodle)?.groups ?? (depth < folders.length && part.match(brightspace)?.groups);
    if (!groups) continue;
    const attempt = timeOf(groups.time);
    return { ...named(groups), perAssignment: true, attempt, copy, byPlatform: true };
  }
  for (const form of formsIn(parts.slice(0, -1).join("/"))) {
    const groups = form(base);
    if (groups === undefined) continue;
    const { attempt = "", rest = "" } = groups;
    const [, again] = rest.match(/-(\d+)$/) ?? [];
    return {
      ...named(groups),
      ...(form === fromBlackboard && { perAssignment: true }),
      attempt: Number(attempt.replaceAll("-", "")),
      copy: again === undefined ? copyNumber(rest, assignments).copy : Number(again),
      byPlatform: true,
    };
  }
  return { name: folders[0] ?? without(rest, assignments), attempt: 0, copy, byPlatform: false };
}

const baseOf = (file: string) => file.replace(/\.ipynb$/i, "");

/** The time in a folder's name, `Jan 31, 2026 1200 PM`, as a number; 0 for none, or one in other languages. */
const timeOf = (text = "") => Date.parse(`${text.replace(/(\d\d)( [AP]M)?$/, ":$1$2")} UTC`) || 0;

/**
 * The forms of names that count in each folder: those that name several students there, and at the top both. A name may have
 * both forms, for Blackboard's titles hold numbers, as `Week_1_2`: it is Canvas' only if another there has that form alone.
 */
export function formsOfNames(files: readonly string[]): (folder: string) => readonly Form[] {
  const names = new Map<string, string[]>();
  for (const file of files) {
    const [, folder = "", name = file] = file.match(/^(.*)\/([^/]*)$/s) ?? [];
    const others = names.get(folder);
    if (others) others.push(baseOf(name));
    else names.set(folder, [baseOf(name)]);
  }
  const forms = new Map([...names].map(([folder, bases]) => [folder, formsAmong(bases, folder === "")]));
  return (folder) => forms.get(folder) ?? [];
}

function formsAmong(bases: readonly string[], isTop: boolean): Form[] {
  const isCanvas = bases.some((base) => fromCanvas(base) && !fromBlackboard(base));
  const forms = isCanvas ? [fromCanvas, fromBlackboard] : [fromBlackboard, fromCanvas];
  const students = (form: Form) =>
    new Set(bases.map(form).flatMap((groups) => (groups ? [`${groups.name}_${groups.number}`] : [])));
  return forms.filter((form) => isTop || students(form).size > 1);
}

const named = ({ name = "", number }: Groups) => ({
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
