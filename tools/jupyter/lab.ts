import { parseArgs } from "node:util";
import { lessonsJupyter } from "./jupyter.js";
import { prepareJupyter } from "./prepare.js";
import { checkPort, runLab } from "./runLab.js";

const help = `surprisal lab [arguments of jupyter lab]

Installs JupyterLab with our TypeScript kernel into .venv, unless it is there already, and opens it on this folder, or in
a clone on the lessons. Outside this folder it writes one thing, into your folder for caches: what lets the kernel start
at once. Ctrl+C ends it.

  surprisal lab --no-browser --port 9000
  JUPYTER=/path/to/jupyter surprisal lab    run a Jupyter you have, with our kernel
  PYTHON=/path/to/python surprisal lab      the Python that .venv is made with`;

/** Opens JupyterLab. */
export async function lab(args: string[]) {
  const { values } = parseArgs({ args, strict: false, options: { help: { type: "boolean", short: "h" } } });
  if (values.help) return console.log(help);
  await checkPort(args);
  await prepareJupyter();
  await runLab(lessonsJupyter(), args);
}
