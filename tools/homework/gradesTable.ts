import Table from "cli-table3";
import { typed } from "../folders.js";
import type { Grade, Row } from "./gradebook.js";
import { gradesOf, questions, remarks, sum } from "./points.js";

/** The table of each assignment: what a student has for each question, with a ? where the teacher's grade is missing. */
export function showGrades(rows: readonly Row[]) {
  for (const assignment of new Set(rows.map((row) => row.assignment)))
    console.log(`\n${assignment}\n${table(rows.filter((row) => row.assignment === assignment))}`);
  console.log(
    rows.some(({ grades }) => grades.some(({ waits }) => waits))
      ? `\n? waits for a grade by hand: ${typed("formgrader")}, then grade again to have it in grades.csv and the feedback.\n`
      : "",
  );
}

/** One assignment, a line a student. */
export function table(rows: readonly Row[]): string {
  const names = questions(rows);
  const points = (grades: readonly Grade[]) =>
    `${sum(grades, "points")}${grades.some(({ waits }) => waits) ? "+?" : ""}`;
  const cells = (row: Row, show: (grades: readonly Grade[]) => string) => [
    ...names.map((name) => show(gradesOf(row, name))),
    show(row.grades),
  ];
  const lines = [
    ["student", ...names, "total", ""],
    ...rows.slice(0, 1).map((row) => ["out of", ...cells(row, (grades) => `${sum(grades, "of")}`), ""]),
    ...rows.map((row) => [row.student, ...cells(row, points), remarks(row)]),
  ];
  const table = new Table({
    chars: noLines,
    style: { "padding-left": 0, "padding-right": 0, compact: true, head: [], border: [] },
    colAligns: ["left", ...names.map(() => "right" as const), "right", "left"],
  });
  table.push(...lines);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

const noLines = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "  " },
};
