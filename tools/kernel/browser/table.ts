// A table as Node's console draws it.
import { format, inspect } from "node:util";

export function table(data: unknown, properties?: readonly string[]): string {
  if (typeof data !== "object" || data === null) return format(data);
  if (data instanceof Map)
    return draw(
      ["(iteration index)", "Key", "Values"],
      [...data].map(([key, value], at) => [String(at), show(key), show(value)]),
    );
  if (data instanceof Set)
    return draw(
      ["(iteration index)", "Values"],
      [...data].map((value, at) => [String(at), show(value)]),
    );
  const rows = Object.entries(data as Record<string, unknown>);
  const names = new Set(rows.flatMap(([, row]) => properties ?? (isRow(row) ? Object.keys(row) : [])));
  const values = properties || rows.every(([, row]) => isRow(row)) ? [] : ["Values"];
  return draw(
    ["(index)", ...names, ...values],
    rows.map(([index, row]) => [
      index,
      ...[...names].map((name) => (isRow(row) && Object.hasOwn(row, name) ? show(row[name]) : "")),
      ...values.map(() => (isRow(row) ? "" : show(row))),
    ]),
  );
}

/** What is no row of its own stands in the column of values. */
const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === "function" || (typeof value === "object" && value !== null);

function show(value: unknown): string {
  const large = isRow(value) && !Array.isArray(value) && Object.keys(value).length > 2;
  return inspect(value, { maxArrayLength: 3, breakLength: Number.POSITIVE_INFINITY, depth: large ? -1 : 0 });
}

function draw(head: readonly string[], rows: readonly string[][]): string {
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => widthOf(row[at] ?? ""))) + 2);
  const line = (row: readonly string[]) =>
    `│${row.map((text, at) => ` ${text}${" ".repeat((widths[at] ?? 0) - widthOf(text) - 1)}`).join("│")}│`;
  const rule = (left: string, middle: string, right: string) =>
    `${left}${widths.map((width) => "─".repeat(width)).join(middle)}${right}`;
  return [rule("┌", "┬", "┐"), line(head), rule("├", "┼", "┤"), ...rows.map(line), rule("└", "┴", "┘")].join(
    "\n",
  );
}

/** Characters that take the room of two, and those that take none. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const narrow = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** The columns that a text takes. */
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : narrow.test(letter) ? 0 : 1), 0);
