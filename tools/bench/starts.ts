// How long it takes to import the library, to make a figure, and to run a lesson.
import { dirname, join } from "node:path";
import { run } from "../command.js";
import { packageFolder } from "../folders.js";
import { jupyter, ownJupyter, searchPath } from "../jupyter/jupyter.js";
import { listOf, parseJson } from "../lessons/json.js";
import { peersFolder, peersPython } from "./peers.js";
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

/** Milliseconds from the start of a kernel to its first output, ours and Python's in turns, as a client of Jupyter sees them. */
export async function kernelTimes(rounds: number): Promise<{ ours: number; ipykernel: number }> {
  const script = `
import json, sys, time
from subprocess import DEVNULL
from jupyter_client.manager import start_new_kernel
def first_output(name, code):
    start = time.perf_counter()
    manager, client = start_new_kernel(kernel_name=name, stdout=DEVNULL, cwd=sys.argv[2])
    client.execute(code)
    while client.get_iopub_msg(timeout=60)["msg_type"] != "stream":
        pass
    took = 1000 * (time.perf_counter() - start)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return took
codes = {"tslab": "console.log(1)", "python3": "print(1)"}
for name, code in codes.items():
    first_output(name, code)
times = [[first_output(*both) for both in codes.items()] for _ in range(int(sys.argv[1]))]
print(json.dumps(times))`;
  const { env } = jupyter("nbconvert");
  const JUPYTER_PATH = searchPath(join(peersFolder, "share", "jupyter"), env.JUPYTER_PATH);
  const args = ["-c", script, `${rounds}`, join(packageFolder, "notebooks")];
  const { stdout } = await run(peersPython, args, { env: { ...env, JUPYTER_PATH } });
  const times = listOf(parseJson(stdout), (row) => listOf(row, Number));
  const [ours = Number.NaN, ipykernel = Number.NaN] = [0, 1].map((i) =>
    median(times.map((row) => row[i] ?? Number.NaN)),
  );
  return { ours, ipykernel };
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
