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

export const remarks = ({ record: { problem, notes } }: Row): string =>
  visible((problem === undefined ? notes : [...notes, `the file ${problem}`]).join("; "));
