// A list that says whose a file is where its name does not: part of the name, student.
import { readFileSync } from "node:fs";
import { dsvFormat } from "d3-dsv";
import { Refusal } from "../command.js";

export interface Roster {
  /** The student whose part the file's name or place holds; undefined where none does, several where it is unclear. */
  studentsOf(file: string): string[];
}

export const emptyRoster: Roster = { studentsOf: () => [] };

/** Reads a roster, with or without a first line that names its columns. */
export function readRoster(file: string): Roster {
  const text = new TextDecoder().decode(readFileSync(file));
  const separator = [",", ";", "\t"].find((sign) => text.split(/\r?\n/, 1)[0]?.includes(sign)) ?? ",";
  const rows = dsvFormat(separator)
    .parseRows(text)
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ""));
  const entries = rows.filter((row, index) => index > 0 || !/^(student|name)$/i.test(row[1] ?? ""));
  const wrong = entries.find(([part, student, ...others]) => !part || !student || others.some(Boolean));
  if (wrong !== undefined)
    throw new Refusal(
      `${file} holds the line ${JSON.stringify(wrong.join(","))}: a line needs part of a file's name, a comma, and the student.`,
    );
  const list = entries.map(([part = "", student = ""]) => ({ part: key(part), student }));
  return {
    studentsOf(file) {
      const name = key(file);
      const fitting = list.filter(({ part }) => name.includes(part));
      const most = Math.max(...fitting.map(({ part }) => part.length));
      return [...new Set(fitting.filter(({ part }) => part.length === most).map(({ student }) => student))];
    },
  };
}

const key = (text: string) => text.normalize("NFC").toLowerCase();
