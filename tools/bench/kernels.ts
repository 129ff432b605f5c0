// How long readers wait for a kernel: for its first output, for what the sources compute, for a whole lesson.
import { once } from "node:events";
import { basename, dirname, join } from "node:path";
import { run, step } from "../command.js";
import { jupyter, ownJupyter } from "../jupyter/jupyter.js";
import { prepareJupyter } from "../jupyter/prepare.js";
import { installProvisioner, provisioner } from "../jupyter/provisioner.js";
import { makeBlob } from "../kernel/node/compiler/blob.js";
import { listOf, parseJson } from "../lessons/json.js";
import { lessonFiles } from "../lessons/lessonFiles.js";
import { assertSame, type Original, originals } from "./originals.js";
import { installPeers, peersPython } from "./peers.js";
import { digits, machine } from "./report.js";
import { type Ran, runNotebooks, withoutCertificates } from "./runs.js";
import { median } from "./seconds.js";

const rounds = 5;

const firstOutput: Original = { name: "first output", ours: ["console.log(1)"], python: ["print(1)"] };

export async function kernels(): Promise<string> {
  await prepareJupyter();
  await installPeers();
  await installProvisioner(peersPython, run);
  await step("The kernel's start snapshot", snapshot);
  const listening = await comparison(provisioner);
  const alone = await comparison("local-provisioner");
  const lessons: string[] = [];
  for (const file of lessonFiles(["en/"])) {
    const name = basename(file, ".ipynb");
    lessons.push(`| ${name} | ${digits(await step(name, () => lessonTime(file)))} s |`);
  }
  return `Seconds from the start of a kernel to its last output, as a client of Jupyter sees them: our kernel, and ipykernel with the Python
originals of the lessons that follow one with code. Both run the same computations, cell by cell, print the same numbers and
draw as many figures (\`tools/bench/originals\`); Python imports only what a cell uses. Medians of ${rounds} rounds, in which the two take
turns. *Ready* is when the client sends the first cell: 0.2 s before, a kernel has answered for the first time, and the client
waits for more to come. The memory is that of the kernel and of the processes it has started, after the last cell.

${machine(listening.versions)}

Started as \`npm start\` does: Jupyter goes on when the kernel, ours or Python's, listens (\`tools/jupyter/provisioner.py\`).

${listening.table}

Started as Jupyter does by itself: it looks for a kernel at once, finds nobody, and looks again after 0.1 to 0.2 s.

${alone.table}

Whole lessons, in English (the other editions have the same code), with Jupyter's nbclient:

| | |
|---|--:|
${lessons.join("\n")}
`;
}

/** Makes the snapshot that all kernels but a user's first start from. */
async function snapshot() {
  const maker = makeBlob();
  maker.ref();
  await once(maker, "close");
}

/** A table of ours and Python's, in kernels that a provisioner of Jupyter starts. */
async function comparison(starter: string) {
  const rows: string[] = [];
  let all: Record<string, string> = {};
  for (const original of [firstOutput, ...originals()]) {
    const { versions, results } = await step(`${original.name}, ${starter}`, () =>
      compare(original, starter),
    );
    rows.push(`| ${original.name} | ${row(results)} |`);
    all = versions;
  }
  const table = `| | ours | Python | ours / Python | ready, ours | Python | memory, ours | Python |
|---|--:|--:|--:|--:|--:|--:|--:|
${rows.join("\n")}`;
  return { table, versions: all };
}

/** Runs ours and Python's in turns, once both have given the same. */
async function compare({ name, ours, python }: Original, starter: string) {
  const pair = [
    { kernel: "tslab", cells: ours },
    { kernel: "python3", cells: python },
  ] as const;
  const checked = await runNotebooks(pair, 1, starter);
  const [own = [], other = []] = checked.results.map(({ cells }) => cells);
  assertSame(name, own, other);
  return runNotebooks(pair, rounds, starter);
}

function row(results: readonly Ran[]): string {
  const [ours = Number.NaN, python = Number.NaN] = results.map(({ seconds }) => seconds);
  const ready = results.map(({ ready }) => `${digits(ready)} s`);
  const memory = results.map(({ megabytes }) => `${digits(megabytes)} MB`);
  return [`${digits(ours)} s`, `${digits(python)} s`, (ours / python).toFixed(2), ...ready, ...memory].join(
    " | ",
  );
}

/** Seconds from the start of a lesson's kernel to its last output, the median of the rounds. */
async function lessonTime(file: string): Promise<number> {
  const { program, env } = withoutCertificates(jupyter("nbconvert"));
  const script = `
import json, sys, time, nbformat, nbclient
def took():
    notebook = nbformat.read(sys.argv[1], 4)
    client = nbclient.NotebookClient(notebook, kernel_name="tslab", resources={"metadata": {"path": sys.argv[2]}})
    start = time.perf_counter()
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        return time.perf_counter() - start
print(json.dumps([took() for _ in range(int(sys.argv[3]))]))`;
  const python = ownJupyter ? join(dirname(ownJupyter), "python") : program;
  const { stdout } = await run(python, ["-c", script, file, dirname(file), `${rounds}`], { env });
  return median(listOf(parseJson(stdout), Number));
}
