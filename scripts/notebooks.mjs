// The lessons as files, and what it takes to run one from a fresh kernel.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { choose, Refusal, root, run } from "./command.mjs";
import { jupyter } from "./jupyter.mjs";

const folder = join(root, "notebooks");

/** The files of the lessons whose name contains one of `names`, in order; all of them when no name is given. */
export function lessons(names = []) {
  const all = readdirSync(folder)
    .filter((file) => /^\d\d-.*\.ipynb$/.test(file))
    .sort();
  return choose("lesson", names, all).map((file) => join(folder, file));
}

/** Runs `jupyter nbconvert`, and resolves to what it prints. */
export async function nbconvert(...args) {
  const { program, env } = jupyter();
  const { stdout } = await run(program, ["nbconvert", "--log-level=ERROR", ...args, "--stdout"], { env });
  return stdout;
}

/** Executes the notebook in a fresh kernel and resolves to it; rejects with the first failing cell and its error. */
export async function execute(file, kernel = "tslab") {
  try {
    const notebook = JSON.parse(
      await nbconvert(
        "--to=notebook",
        "--execute",
        `--ExecutePreprocessor.kernel_name=${kernel}`,
        "--ExecutePreprocessor.record_timing=False",
        "--ExecutePreprocessor.timeout=120",
        file,
      ),
    );
    for (const cell of notebook.cells) if (cell.outputs) cell.outputs = joinStreams(cell.outputs);
    return notebook;
  } catch (error) {
    const said = (error.stderr ?? error.message).trim();
    throw new Refusal(said.split(/^nbclient\.exceptions\.\w+: /m)[1] ?? said.split("\n").pop());
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
