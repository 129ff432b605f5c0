import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal, type RunFailure, run } from "../command.js";
import { jupyter } from "../jupyter/jupyter.js";
import { scratch } from "../scratch.js";
import { type Notebook, parseNotebook } from "./notebook.js";
import type { Output } from "./output.js";

/** Runs `jupyter nbconvert`, and resolves to what it prints. */
async function nbconvert(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<string> {
  const { program, args: first, env } = jupyter("nbconvert");
  const all = [...first, "--log-level=ERROR", ...args, "--stdout"];
  const own = { JUPYTER_RUNTIME_DIR: scratch() }; // it may be ended before it takes its files away
  return (await run(program, all, { env: { ...env, ...own, ...more } })).stdout;
}

/** Settings of nbconvert's ExecutePreprocessor, by its names, in Python's notation. */
export type ExecuteSettings = Record<string, string | number>;

/**
 * Runs the notebook in a fresh kernel and resolves to it.
 *
 * Jupyter chooses free ports, but they may be taken by the time a kernel binds them. Sockets in a folder cannot be taken;
 * Windows has none, nor has plain tslab.
 */
export async function execute(
  file: string,
  settings: ExecuteSettings = {},
  env: NodeJS.ProcessEnv = {},
): Promise<Notebook> {
  const all = { record_timing: "False", timeout: 120, kernel_name: "tslab", ...settings };
  const options = Object.entries(all).map(([name, value]) => `--ExecutePreprocessor.${name}=${value}`);
  const sockets = mkdtempSync(join(scratch(), "kernel-"));
  if (process.platform !== "win32" && all.kernel_name === "tslab")
    options.push(
      "--ConnectionFileMixin.transport=ipc",
      `--ConnectionFileMixin.ip=${join(sockets, "kernel")}`,
    );
  try {
    const pattern = file.replace(/[[*?]/g, "[$&]"); // nbconvert reads a name as a pattern
    const notebook = parseNotebook(await nbconvert(["--to=notebook", "--execute", ...options, pattern], env));
    for (const cell of notebook.cells)
      if (cell.cell_type === "code") cell.outputs = joinStreams(cell.outputs);
    return notebook;
  } catch (error) {
    const { stderr, message } = error as RunFailure;
    const said = (stderr || message).trim();
    throw new Refusal(said.split(/^nbclient\.exceptions\.\w+: /m)[1] ?? said.split("\n").at(-1));
  } finally {
    rmSync(sockets, { recursive: true, force: true });
  }
}

/** Joins printed lines: whether they arrive one by one or together is chance. */
function joinStreams(outputs: readonly Output[]): Output[] {
  const joined: Output[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name)
      last.text += output.text;
    else joined.push(output);
  }
  return joined;
}
