/** Shows how many are done, on one line of a terminal, or on a line each. */
export function showProgress(done: number, all: number, text: string) {
  const bar = "█".repeat(Math.round((20 * done) / all)).padEnd(20, "░");
  const line = `${bar} ${String(done).padStart(String(all).length)}/${all} ${text}`;
  if (!process.stdout.isTTY) console.log(line);
  else
    process.stdout.write(`\r${line.slice(0, process.stdout.columns - 1)}\x1b[K${done === all ? "\n" : ""}`);
}
