// How long it takes to import the library, to make a figure, and to run a lesson.
import { dirname, join } from "node:path";
import { run } from "../command.mjs";
import { jupyter } from "../jupyter.mjs";

/** Milliseconds that an import takes, in a process of its own. */
export async function importTime(entry, rounds) {
  const code = `
    const start = performance.now();
    await import("${entry}");
    console.log(performance.now() - start);`;
  const all = [];
  for (let i = 0; i < rounds; i++)
    all.push(Number((await run(process.execPath, ["--input-type=module", "--eval", code])).stdout));
  return median(all);
}

/** Milliseconds to the first figure, its import included, and for one more when all is warm. */
export async function figures(rounds) {
  const code = `
    const start = performance.now();
    const { entropyTermCurve, render } = await import("surprisal/figures");
    render(entropyTermCurve());
    const first = performance.now() - start;
    for (let i = 0; i < 20; i++) render(entropyTermCurve());
    const again = performance.now();
    render(entropyTermCurve());
    console.log(JSON.stringify([first, performance.now() - again]));`;
  const all = [];
  for (let i = 0; i < rounds; i++)
    all.push(JSON.parse((await run(process.execPath, ["--input-type=module", "--eval", code])).stdout));
  return [median(all.map(([first]) => first)), median(all.map(([, warm]) => warm))];
}

/** Seconds from the start of a lesson's kernel to its last output. */
export async function lesson(file) {
  const { program, env } = jupyter();
  const script = `
import sys, time, nbformat, nbclient
notebook = nbformat.read(sys.argv[1], 4)
client = nbclient.NotebookClient(notebook, kernel_name="tslab", resources={"metadata": {"path": sys.argv[2]}})
start = time.perf_counter()
with client.setup_kernel():
    for index, cell in enumerate(notebook.cells):
        client.execute_cell(cell, index)
    print(time.perf_counter() - start)`;
  const jupyterPython = join(dirname(program), process.platform === "win32" ? "python.exe" : "python");
  const { stdout } = await run(jupyterPython, ["-c", script, file, dirname(file)], { env });
  return Number(stdout);
}

export const median = (xs) => [...xs].sort((a, b) => a - b)[xs.length >> 1];
