import stringWidth from "string-width";
import { visible } from "./visible.js";

/** Shows how many are done, on one line of a terminal, or on a line each; `since` is when the first was begun. */
export function showProgress(done: number, all: number, since: number, text: string) {
  const line = progressLine(done, all, performance.now() - since, text);
  if (!process.stdout.isTTY) return console.log(line);
  process.stdout.write(`\r${cut(line, process.stdout.columns - 1)}\x1b[K${done === all ? "\n" : ""}`);
}

/** How many are done after so many milliseconds, and how long the others will take at this pace. */
export function progressLine(done: number, all: number, passed: number, text: string): string {
  const bar = "█".repeat(Math.round((20 * done) / all)).padEnd(20, "░");
  const left = done < all ? ` (${duration((passed / done) * (all - done))} left)` : "";
  return `${bar} ${String(done).padStart(String(all).length)}/${all}${left} ${visible(text)}`;
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** As much of a line as has room in so many columns. */
function cut(line: string, columns: number): string {
  let short = line;
  while (stringWidth(short) > columns) short = [...short].slice(0, -1).join("");
  return short;
}
