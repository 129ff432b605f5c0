// A list that says whose a file is where its name does not: part of the name, student.
import { dsvFormat } from "d3-dsv";
import { Refusal } from "../command.js";
import { readText } from "./readText.js";

export interface Roster {
  /** The student whose part of a name this file's path holds, outside of longer parts; none where the roster does not tell, several where it is unclear. */
  studentsOf(file: string): string[];
}

export const emptyRoster: Roster = { studentsOf: () => [] };

/** What a first line that names its columns calls the students' column, in the languages of the assignments. */
const heading = /\bstudents?\b|\bname\b|姓名|名字|学生|學生|이름|성명|학생/iu;

/**
 * Reads a roster, with or without a first line that names its columns. Names may hold commas where tabs or semicolons part
 * them, or where Excel's first line `sep=|` names another sign.
 */
export function readRoster(file: string): Roster {
  const [, told, text = ""] = textOf(file).match(/^(?:"?sep=([^\r\n])"?\r?\n)?(.*)$/is) ?? [];
  const [first = ""] = text
    .replace(/"[^"]*"/g, "")
    .replace(/^[\r\n]+/, "")
    .split(/\r?\n/, 1);
  const separator = told ?? ["\t", ";", ","].find((sign) => first.includes(sign)) ?? ",";
  const rows = dsvFormat(separator)
    .parseRows(text)
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ""));
  const entries = rows.filter((row, index) => index > 0 || !heading.test(row[1] ?? ""));
  const long = entries.flat().find((cell) => /[\r\n]/.test(cell));
  if (long !== undefined)
    throw new Refusal(
      `${file} holds ${JSON.stringify(long)} as one name: a quotation mark before it has no other after it.`,
    );
  const wrong = entries.find(([part, student, ...others]) => !part || !student || others.some(Boolean));
  if (wrong !== undefined)
    throw new Refusal(
      `${file} holds the line ${JSON.stringify(wrong.join(","))}: a line needs part of a file's name, a comma, and the student.`,
    );
  const students = new Map<string, Set<string>>();
  for (const [part = "", student = ""] of entries)
    students.set(key(part), (students.get(key(part)) ?? new Set()).add(student));
  return {
    studentsOf(file) {
      const name = key(file);
      const fitting = [...students.keys()].filter((part) => name.includes(part));
      const alone = fitting.filter((part) => {
        const longer = fitting.filter(({ length }) => length > part.length);
        return longer.reduce((rest, one) => rest.replaceAll(one, "\n"), name).includes(part);
      });
      return [...new Set(alone.flatMap((part) => [...(students.get(part) ?? [])]))];
    },
  };
}

/** A name in another encoding would become another name. */
function textOf(file: string): string {
  try {
    return readText(file, { fatal: true });
  } catch (error) {
    if (error instanceof TypeError)
      throw new Refusal(`${file} is not UTF-8: save it as such (in Excel, as "CSV UTF-8").`);
    throw error;
  }
}

const key = (text: string) => text.normalize("NFC").toLowerCase();
