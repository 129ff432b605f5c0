import stringWidth from "string-width";
import { visible } from "./visible.js";

/** Shows how many are done, on one line of a terminal, or on a line each. */
export function showProgress(done: number, all: number, text: string) {
  const bar = "█".repeat(Math.round((20 * done) / all)).padEnd(20, "░");
  const line = `${bar} ${String(done).padStart(String(all).length)}/${all} ${visible(text)}`;
  if (!process.stdout.isTTY) return console.log(line);
  process.stdout.write(`\r${cut(line, process.stdout.columns - 1)}\x1b[K${done === all ? "\n" : ""}`);
}

/** As much of a line as has room in so many columns. */
function cut(line: string, columns: number): string {
  let short = line;
  while (stringWidth(short) > columns) short = [...short].slice(0, -1).join("");
  return short;
}
