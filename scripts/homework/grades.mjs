// The points of every submission, as a table to read and as grades.csv.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { nbgrader, scratch } from "./course.mjs";
import { compare } from "./submissions.mjs";

/** The question a cell belongs to: q3 for q3-limits. */
export const question = (cell) => cell.split("-")[0];

/**
 * One row for each student and assignment: the gradebook's grades and comments, and the record that grading left.
 * A submission that could not be read has no points.
 */
export async function collectGrades(course, releases) {
  const graded = await exportGradebook(course);
  return releases.flatMap(({ assignment, notebook }) => {
    const rows = graded.filter((row) => row.assignment === assignment);
    const students = new Set([...rows.map(({ student }) => student), ...recorded(course, assignment)]);
    return [...students].sort(compare).map((student) => {
      const file = join(course, "graded", assignment, `${student}.json`);
      const record = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
      const row = rows.find((row) => row.student === student) ?? { grades: noPoints(notebook), comments: [] };
      return { assignment, student, record, ...row };
    });
  });
}

async function exportGradebook(course) {
  const file = join(scratch, "points.json");
  await nbgrader(course, ["export", "--to", file]);
  return JSON.parse(readFileSync(file, "utf8"));
}

function recorded(course, assignment) {
  const folder = join(course, "graded", assignment);
  return existsSync(folder) ? readdirSync(folder).map((file) => basename(file, ".json")) : [];
}

const noPoints = (notebook) =>
  notebook.cells
    .map(({ metadata }) => metadata.nbgrader)
    .filter((nbgrader) => nbgrader?.grade)
    .map(({ grade_id, points }) => ({ cell: grade_id, points: 0, of: points, waits: false }));

const sum = (grades, key) => grades.reduce((total, grade) => total + (grade[key] ?? 0), 0);

const questions = (rows) =>
  [...new Set(rows.flatMap(({ grades }) => grades.map(({ cell }) => question(cell))))].sort((a, b) =>
    a.localeCompare(b, "en", { numeric: true }),
  );

const gradesOf = ({ grades }, name) => grades.filter(({ cell }) => question(cell) === name);

/** What the points do not say. */
const remarks = ({ record: { problem, notes = [] } }) =>
  (problem ? [...notes, `the file ${problem}`] : notes).join("; ");

/** The table of each assignment: what a student has for each question, with a ? where the teacher's grade is missing. */
export function showGrades(rows) {
  for (const assignment of new Set(rows.map((row) => row.assignment))) {
    const own = rows.filter((row) => row.assignment === assignment);
    const names = questions(own);
    const show = (grades) => `${sum(grades, "points")}${grades.some(({ waits }) => waits) ? "+?" : ""}`;
    const lines = own.map((row) => [
      row.student,
      ...names.map((name) => show(gradesOf(row, name))),
      show(row.grades),
      remarks(row),
    ]);
    const of = (grades) => String(sum(grades, "of"));
    const outOf = ["out of", ...names.map((name) => of(gradesOf(own[0], name))), of(own[0].grades), ""];
    console.log(`\n${assignment}\n${align([["student", ...names, "total", ""], outOf, ...lines])}`);
  }
  console.log(
    rows.some(({ grades }) => grades.some(({ waits }) => waits))
      ? "\n? waits for a grade by hand: npm run formgrader, then grade again to have it in grades.csv and the feedback.\n"
      : "",
  );
}

function align(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => width(line[column]))));
  const pad = (text, column) => " ".repeat(widths[column] - width(text));
  const last = lines[0].length - 1;
  return lines
    .map((line) =>
      line
        .map((text, column) =>
          column === 0 ? text + pad(text, 0) : column === last ? text : pad(text, column) + text,
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The columns a text takes in a terminal, where Chinese, Japanese and Korean characters take two. */
const width = (text) =>
  [...text].reduce(
    (sum, char) =>
      sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );

/** Writes grades.csv: what the table shows, for spreadsheets. */
export function writeGrades(course, rows) {
  const names = questions(rows);
  const lines = rows.map((row) => [
    row.assignment,
    row.student,
    sum(row.grades, "points"),
    sum(row.grades, "of"),
    row.grades.filter(({ waits }) => waits).length,
    ...names.map((name) => {
      const grades = gradesOf(row, name);
      return grades.length === 0 ? "" : sum(grades, "points");
    }),
    remarks(row),
  ]);
  const header = ["assignment", "student", "points", "out of", "to grade by hand", ...names, "remarks"];
  const file = join(course, "grades.csv");
  writeFileSync(file, [header, ...lines].map((line) => `${line.map(quote).join(",")}\n`).join(""));
  return file;
}

/** A spreadsheet must not take a student's name for a formula. */
function quote(value) {
  const text = String(value);
  const safe = typeof value === "string" && /^[=+@-]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
