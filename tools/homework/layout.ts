// Where the folder of a course keeps what: nbgrader's layout, and our own files beside it.
import { join } from "node:path";
import { packageFolder, workFolder } from "../folders.js";

/** The homework of this project. */
export const ownCourse = join(packageFolder, "notebooks", "homework");

/** A student's work on an assignment. */
export interface Work {
  student: string;
  assignment: string;
}

const notebook = (assignment: string) => `${assignment}.ipynb`;

export const configFile = (course: string) => join(course, "nbgrader_config.py");
export const gradebookFile = (course: string) => join(course, "gradebook.db");
export const rosterFile = (course: string) => join(course, "roster.csv");
export const gradesFile = (course: string) => join(course, "grades.csv");

export const sourceFile = (course: string, assignment: string) =>
  join(course, "source", assignment, notebook(assignment));

export const releaseFile = (course: string, assignment: string) =>
  join(course, "release", assignment, notebook(assignment));

/** A notebook as it was handed in; made ready for grading; and run, with its outputs. */
export type Step = "submitted" | "prepared" | "autograded";

export const submissionFile = (course: string, step: Step, { student, assignment }: Work) =>
  join(course, step, student, assignment, notebook(assignment));

export const feedbackFile = (course: string, { student, assignment }: Work) =>
  join(course, "feedback", student, assignment, `${assignment}.html`);

/** The records of an assignment's submissions. */
export const recordFolder = (course: string, assignment: string) => join(course, "graded", assignment);

/** Where what is handed out goes. */
export const handoutFolder = (course: string, assignment: string) =>
  course === ownCourse
    ? join(workFolder, "handouts", "homework", assignment)
    : join(course, "handouts", assignment);
