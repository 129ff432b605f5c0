// What grading keeps about a submission, so that nothing is graded twice.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
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
  /** Why it can be neither read nor kept. */
  fault?: string;
}

const recordFile = (course: string, { student, assignment }: Work) =>
  join(recordFolder(course, assignment), `${student}.json`);

/** The record of a submission; one that is not there, or holds no record, is empty. */
export function readRecord(course: string, work: Work): SubmissionRecord {
  const file = recordFile(course, work);
  try {
    return parseRecord(readFileSync(file, "utf8"));
  } catch (error) {
    const { code = "ENOENT" } = error as NodeJS.ErrnoException;
    return {
      notes: [],
      ...(code !== "ENOENT" && { fault: `${file} cannot be read (${code}): move it away` }),
    };
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

/** Keeps a record. Where it cannot be read either, `readRecord` says so, and the work is graded again the next time. */
export function writeRecord(course: string, work: Work, record: SubmissionRecord) {
  try {
    writeWhole(recordFile(course, work), JSON.stringify(record));
  } catch (error) {
    if (readRecord(course, work).fault === undefined) throw error;
  }
}

/** The students of whose work on an assignment there is a record. */
export function recordedStudents(course: string, assignment: string): string[] {
  const folder = recordFolder(course, assignment);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((file) => /^[^.].*\.json$/s.test(file))
    .map((file) => file.slice(0, -".json".length));
}
