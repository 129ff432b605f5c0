// How long it takes to import the library, to make a figure, and to run a lesson.
import { dirname, join } from "node:path";
import { run } from "../command.js";
import { jupyter, ownJupyter } from "../jupyter/jupyter.js";
import { listOf, parseJson } from "../lessons/json.js";
import { median } from "./seconds.js";

/** What `code` prints as a list of numbers, in a process of its own. */
async function numbersOf(code: string): Promise<number[]> {
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code]);
  return listOf(parseJson(stdout), Number);
}

/** Milliseconds, each the median of the rounds. */
async function medians(code: string, rounds: number): Promise<number[]> {
  const all: number[][] = [];
  for (let round = 0; round < rounds; round++) all.push(await numbersOf(code));
  return (all[0] ?? []).map((_, i) => median(all.map((times) => times[i] ?? Number.NaN)));
}

/** Milliseconds that an import takes. */
export async function importTime(entry: string, rounds: number): Promise<number> {
  const code = `
    const start = performance.now();
    await import("${entry}");
    console.log(JSON.stringify([performance.now() - start]));`;
  const [time = Number.NaN] = await medians(code, rounds);
  return time;
}

/** Milliseconds to the first figure, its import included, and for one more when all is warm. */
export async function figureTimes(rounds: number): Promise<{ first: number; warm: number }> {
  const code = `
    const start = performance.now();
    const { entropyTermCurve, render } = await import("surprisal/figures");
    render(entropyTermCurve());
    const first = performance.now() - start;
    for (let i = 0; i < 20; i++) render(entropyTermCurve());
    const again = performance.now();
    render(entropyTermCurve());
    console.log(JSON.stringify([first, performance.now() - again]));`;
  const [first = Number.NaN, warm = Number.NaN] = await medians(code, rounds);
  return { first, warm };
}

/** Seconds from the start of a lesson's kernel to its last output. */
export async function lessonTime(file: string): Promise<number> {
  const { program, env } = jupyter("nbconvert");
  const script = `
import sys, time, nbformat, nbclient
notebook = nbformat.read(sys.argv[1], 4)
client = nbclient.NotebookClient(notebook, kernel_name="tslab", resources={"metadata": {"path": sys.argv[2]}})
start = time.perf_counter()
with client.setup_kernel():
    for index, cell in enumerate(notebook.cells):
        client.execute_cell(cell, index)
    print(time.perf_counter() - start)`;
  const python = ownJupyter ? join(dirname(ownJupyter), "python") : program;
  const { stdout } = await run(python, ["-c", script, file, dirname(file)], { env });
  return Number(stdout);
}
