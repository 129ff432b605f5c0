// The lessons as files, and what it takes to run one from a fresh kernel.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choose, Refusal, root, run } from "./command.mjs";
import { jupyter } from "./jupyter.mjs";

const folder = join(root, "notebooks");

/** The files of the lessons whose name contains one of `names`, in order; all of them when no name is given. */
export function lessons(names = []) {
  const all = readdirSync(folder, { recursive: true })
    .filter((file) => /^[\w-]+[\\/]\d\d-[\w-]+\.ipynb$/.test(file))
    .sort();
  return choose("lesson", names, all).map((file) => join(folder, file));
}

/** Runs `jupyter nbconvert`, and resolves to what it prints. */
export async function nbconvert(args, more = {}) {
  const { program, env } = jupyter();
  const { stdout } = await run(program, ["nbconvert", "--log-level=ERROR", ...args, "--stdout"], {
    env: { ...env, ...more },
  });
  return stdout;
}

/**
 * Runs the notebook in a fresh kernel and resolves to it. `settings` are those of nbconvert's ExecutePreprocessor.
 *
 * Jupyter chooses ports that are free, and by the time a kernel binds them they may be taken. Sockets in a folder are
 * not; Windows has none, nor has plain tslab.
 */
export async function execute(file, { env, ...settings } = {}) {
  const { kernel_name = "tslab" } = settings;
  const options = Object.entries({ record_timing: "False", timeout: 120, ...settings, kernel_name }).map(
    ([name, value]) => `--ExecutePreprocessor.${name}=${value}`,
  );
  const sockets = mkdtempSync(join(tmpdir(), "kernel-"));
  if (process.platform !== "win32" && kernel_name === "tslab")
    options.push(
      "--ConnectionFileMixin.transport=ipc",
      `--ConnectionFileMixin.ip=${join(sockets, "kernel")}`,
    );
  try {
    const notebook = JSON.parse(await nbconvert(["--to=notebook", "--execute", ...options, file], env));
    for (const cell of notebook.cells) if (cell.outputs) cell.outputs = joinStreams(cell.outputs);
    return notebook;
  } catch (error) {
    const said = (error.stderr ?? error.message).trim();
    throw new Refusal(said.split(/^nbclient\.exceptions\.\w+: /m)[1] ?? said.split("\n").pop());
  } finally {
    rmSync(sockets, { recursive: true, force: true });
  }
}

/** How printed lines arrive, one by one or together, is chance; what is printed is not. */
function joinStreams(outputs) {
  const joined = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (output.output_type === "stream" && last?.name === output.name)
      last.text = [...last.text, ...output.text].join("").split(/(?<=\n)/);
    else joined.push(output);
  }
  return joined;
}
