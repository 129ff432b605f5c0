import type ts from "typescript";
import type { Failure } from "../exchange.js";
import { describePlace } from "../place.js";
import { messageOf } from "./messages.js";
import type { Shelf } from "./remedies.js";

interface Cell {
  file: string;
  label: string;
  source: string;
  /** How many characters were compiled before the source. */
  before?: number;
  surroundings: Shelf;
}

/** Complaints that a reader is told at once. */
const most = 20;

/** What the compiler says about a cell that it refuses to run, each complaint with the line and an arrow below it. */
export function describeComplaints(complaints: readonly ts.Diagnostic[], cell: Cell): Failure {
  const told = complaints.slice(0, most).map((complaint) => {
    const { file } = complaint;
    const message = messageOf(complaint, cell.surroundings);
    const isCell = file === undefined || file.fileName === cell.file;
    const start = Math.max(0, (complaint.start ?? 0) - (isCell ? (cell.before ?? 0) : 0));
    const text = isCell ? cell.source : file.text;
    const name = file?.fileName.split("/").pop() ?? "";
    // What is wrong behind the end of the cell, as an open bracket, is wrong at its end.
    const before = text.slice(0, Math.min(start, text.trimEnd().length)).split("\n");
    const line = before.length - 1;
    const column = before[line]?.length ?? 0;
    return {
      message: `${isCell ? "" : `${name} `}line ${line + 1}, column ${column + 1}: ${message}`,
      place: describePlace({
        where: isCell ? cell.label : name,
        line,
        column,
        text: text.split("\n")[line] ?? "",
        what: `: ${message}`,
      }),
    };
  });
  const more = complaints.length > most ? [`… and ${complaints.length - most} more`] : [];
  const [first = "", ...rest] = told.flatMap(({ place }) => place);
  return {
    ename: "TypeScriptError",
    evalue: [...told.map(({ message }) => message), ...more].join("\n"),
    traceback: [`TypeScriptError in ${first}`, ...rest, ...more],
  };
}
