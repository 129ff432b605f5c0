import { createHash } from "node:crypto";
import type { Cell } from "../lessons/notebook.js";

/** nbgrader's checksum of a cell, by which it knows whether the cell is as it was handed out. */
export function checksum({ source, cell_type, metadata: { nbgrader } }: Cell): string | undefined {
  if (nbgrader === undefined) return undefined;
  const { grade, solution, grade_id, points } = nbgrader;
  const python = (truth: boolean) => (truth ? "True" : "False");
  const float = Number.isInteger(points) ? `${points}.0` : `${points}`;
  const parts = [source, cell_type, python(grade), python(solution), python(!solution), grade_id, float];
  return createHash("md5").update(parts.join("")).digest("hex");
}
