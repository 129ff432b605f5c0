import ts from "typescript";
import { isCellFile } from "./cellFiles.js";
import { remedy, type Shelf } from "./remedies.js";

/** What the compiler says, with what helps to mend it. */
export function messageOf(complaint: ts.Diagnostic, shelf: Shelf): string {
  const { code, file, start = 0, relatedInformation = [] } = complaint;
  const message = remedy(code, textOf(complaint), shelf);
  if (code === invalidCharacter) return `${message.slice(0, -1)}${insteadOf(file?.text.slice(start) ?? "")}`;
  if (/^Cannot find name '[^']*'\.$/.test(message) && file && isCellFile(file.fileName))
    return `${message.slice(0, -1)}: no cell that has run declares or imports it.`;
  return [message, ...relatedInformation.flatMap(hint)].join(" ");
}

const textOf = ({ messageText }: ts.DiagnosticRelatedInformation) =>
  ts.flattenDiagnosticMessageText(messageText, "\n");

const invalidCharacter = 1127;

/** What the compiler adds to a complaint and readers understand by itself: to await, that an argument is missing, and so on. */
const hints = new Set([1356, 2734, 2773, 6210]);

/** What it adds where a bracket is not closed. */
const unmatched = 1007;

function hint(beside: ts.DiagnosticRelatedInformation): string[] {
  if (hints.has(beside.code)) return [textOf(beside)];
  if (beside.code !== unmatched) return [];
  const [, bracket] = textOf(beside).match(/match the '(.)'/) ?? [];
  const line = beside.file?.text.slice(0, beside.start).split("\n").length;
  return [`The '${bracket}' in line ${line} is not closed.`];
}

/** The character at the start of the text, and the one to write instead, where a keyboard or a book has put it there. */
function insteadOf(text: string): string {
  const [character = ""] = text;
  const point = character.codePointAt(0) ?? 0;
  const isWide = 0xff01 <= point && point <= 0xff5e;
  const meant = isWide ? String.fromCodePoint(point - 0xfee0) : written[character];
  return ` ${character}${meant === undefined ? "." : `: write ${meant} instead.`}`;
}

const written: Record<string, string> = {
  ...{ "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "。": ".", "、": ",", "…": "..." },
  ...{ "−": "-", "–": "-", "×": "*", "·": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!==" },
};
