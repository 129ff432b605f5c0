// Points by question, and what they do not say.
import { question } from "./cells.js";
import type { Grade, Row } from "./gradebook.js";
import { visible } from "./visible.js";

export const sum = (grades: readonly Grade[], key: "points" | "of"): number =>
  grades.reduce((total, grade) => total + grade[key], 0);

export const questions = (rows: readonly Row[]): string[] =>
  [...new Set(rows.flatMap(({ grades }) => grades.map(({ cell }) => question(cell))))].sort((a, b) =>
    a.localeCompare(b, "en", { numeric: true }),
  );

export const gradesOf = ({ grades }: Row, name: string): Grade[] =>
  grades.filter(({ cell }) => question(cell) === name);

export function remarks({ record: { problem, notes, fault }, isHeld }: Row): string {
  const why = problem === undefined ? undefined : `the file ${problem}`;
  const last = why ?? (isHeld ? undefined : "graded into another gradebook.db: grade submitted/ again");
  return visible([...notes, ...(fault ? [fault] : []), ...(last ? [last] : [])].join("; "));
}
