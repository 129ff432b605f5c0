import type { Cell } from "../lessons/notebook.js";

/** The name that nbgrader knows a cell by. */
export const gradeId = (cell: Cell): string | undefined => cell.metadata.nbgrader?.grade_id;

/** The question a cell belongs to: q3 for q3-limits. */
export const question = (name: string): string => name.split("-")[0] ?? name;

/** Whether a cell is a test: it gives points for what it runs, and the student does not write it. */
export const isTest = ({ metadata: { nbgrader } }: Cell): boolean =>
  nbgrader?.grade === true && nbgrader.solution !== true;

/** Whether a cell is graded as it was handed out, whatever was handed in. */
export function isLocked({ metadata: { nbgrader } }: Cell): boolean {
  return nbgrader !== undefined && !nbgrader.solution && (nbgrader.grade || nbgrader.locked);
}
