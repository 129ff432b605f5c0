// What grading keeps about a submission, so that nothing is graded twice.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, listOf, parseJson } from "../lessons/json.js";
import { recordFolder, type Work } from "./layout.js";
import { writeWhole } from "./writeWhole.js";

export interface SubmissionRecord {
  /** A hash of what was handed in and what was handed out; absent where grading is to be tried again. */
  state?: string;
  /** Why there are no points, as the end of a sentence about the file. */
  problem?: string;
  /** What the points do not say. */
  notes: string[];
  /** A hash of the grades and comments that the feedback shows. */
  feedback?: string;
}

const recordFile = (course: string, { student, assignment }: Work) =>
  join(recordFolder(course, assignment), `${student}.json`);

/** The record of a submission; one that is not there, or cannot be read, is empty. */
export function readRecord(course: string, work: Work): SubmissionRecord {
  try {
    return parseRecord(readFileSync(recordFile(course, work), "utf8"));
  } catch {
    return { notes: [] };
  }
}

function parseRecord(text: string): SubmissionRecord {
  const value = parseJson(text);
  if (!isObject(value)) return { notes: [] };
  const { state, problem, feedback, notes } = value;
  return {
    ...(typeof state === "string" && { state }),
    ...(typeof problem === "string" && { problem }),
    ...(typeof feedback === "string" && { feedback }),
    notes: listOf(notes, String),
  };
}

export function writeRecord(course: string, work: Work, record: SubmissionRecord) {
  writeWhole(recordFile(course, work), JSON.stringify(record));
}

/** The students of whose work on an assignment there is a record. */
export function recordedStudents(course: string, assignment: string): string[] {
  const folder = recordFolder(course, assignment);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => /^[^.].*\.json$/s.test(file))
    .map((file) => file.slice(0, -".json".length));
}
