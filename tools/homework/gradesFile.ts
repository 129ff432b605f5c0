import { csvFormatRows } from "d3-dsv";
import type { Row } from "./gradebook.js";
import { gradesFile } from "./layout.js";
import { gradesOf, questions, remarks, sum } from "./points.js";
import { writeWhole } from "./writeWhole.js";

/** Tells Excel that this is UTF-8. */
const mark = "\uFEFF";

/** Writes grades.csv: what the table shows, for spreadsheets. */
export function writeGrades(course: string, rows: readonly Row[]): string {
  const names = questions(rows);
  const header = ["assignment", "student", "points", "out of", "to grade by hand", ...names, "remarks"];
  const lines = rows.map((row) => [
    harmless(row.assignment),
    harmless(row.student),
    `${sum(row.grades, "points")}`,
    `${sum(row.grades, "of")}`,
    `${row.grades.filter(({ waits }) => waits).length}`,
    ...names.map((name) => {
      const grades = gradesOf(row, name);
      return grades.length === 0 ? "" : `${sum(grades, "points")}`;
    }),
    harmless(remarks(row)),
  ]);
  const file = gradesFile(course);
  writeWhole(file, `${mark}${csvFormatRows([header, ...lines])}\n`);
  return file;
}

/**
 * The text with an apostrophe before whatever a spreadsheet could take for a formula: at the beginning, and behind each
 * sign that parts columns in languages where the comma does not.
 */
const harmless = (text: string) => text.replace(/(^|[;,|\t])(?=[\s"]*[=+@＝＋＠－-])/g, "$1'");
