import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, listOf, Misfit, parseJson } from "../lessons/json.js";
import type { Notebook } from "../lessons/notebook.js";
import { scratch } from "../scratch.js";
import type { Work } from "./layout.js";
import { nbgrader } from "./nbgrader.js";
import { readRecord, recordedStudents, type SubmissionRecord } from "./record.js";
import type { Release } from "./release.js";
import { compare } from "./submissions.js";

export interface Grade {
  cell: string;
  points: number;
  of: number;
  /** Whether it waits for a grade by hand. */
  waits: boolean;
}

interface Graded extends Work {
  grades: Grade[];
  comments: unknown[];
}

/** What is known of a student's work on an assignment. */
export interface Row extends Graded {
  record: SubmissionRecord;
  /** Whether the gradebook holds it: what was graded into another one has no points in this one. */
  isHeld: boolean;
}

/**
 * One row for each student and assignment: the gradebook's grades and comments, and the record that grading left.
 * A submission that could not be read has no points.
 */
export async function collectGrades(course: string, releases: readonly Release[]): Promise<Row[]> {
  const graded = await exportGradebook(course);
  return releases.flatMap(({ assignment, notebook }) => {
    const own = graded.filter((row) => row.assignment === assignment);
    const students = new Set([...own.map(({ student }) => student), ...recordedStudents(course, assignment)]);
    return [...students].sort(compare).map((student) => {
      const held = own.find((row) => row.student === student);
      const { grades, comments } = held ?? { grades: noPoints(notebook), comments: [] };
      const record = readRecord(course, { student, assignment });
      return { assignment, student, record, grades, comments, isHeld: held !== undefined };
    });
  });
}

/** Tells whether the gradebook holds a student's work: what was graded may be in one that was moved away since. */
export async function workInGradebook(course: string): Promise<(work: Work) => boolean> {
  const name = ({ assignment, student }: Work) => `${assignment}/${student}`;
  const held = new Set((await exportGradebook(course)).map(name));
  return (work) => held.has(name(work));
}

async function exportGradebook(course: string): Promise<Graded[]> {
  const file = join(scratch(), "points.json");
  await nbgrader(course, ["export", "--to", file]);
  return listOf(parseJson(readFileSync(file, "utf8")), parseGraded);
}

function parseGraded(value: unknown): Graded {
  if (!isObject(value)) throw new Misfit("holds a submission that is none");
  const { student, assignment, grades, comments } = value;
  return {
    student: String(student),
    assignment: String(assignment),
    grades: listOf(grades, parseGrade),
    comments: listOf(comments, (comment) => comment),
  };
}

function parseGrade(value: unknown): Grade {
  if (!isObject(value)) throw new Misfit("holds a grade that is none");
  const { cell, points, of, waits } = value;
  return { cell: String(cell), points: Number(points ?? 0), of: Number(of ?? 0), waits: waits === true };
}

const noPoints = (notebook: Notebook): Grade[] =>
  notebook.cells
    .map(({ metadata }) => metadata.nbgrader)
    .filter((nbgrader) => nbgrader?.grade === true)
    .map((nbgrader) => ({
      cell: nbgrader?.grade_id ?? "",
      points: 0,
      of: nbgrader?.points ?? 0,
      waits: false,
    }));
