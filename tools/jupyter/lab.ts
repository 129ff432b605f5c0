import { parseArgs } from "node:util";
import { lessonsJupyter } from "./jupyter.js";
import { prepareJupyter } from "./prepare.js";
import { checkPort, runLab } from "./runLab.js";

const help = `surprisal lab [arguments of jupyter lab]

Makes a JupyterLab with our TypeScript kernel in .venv, where it is not made already, and opens it on this folder, in a
clone on the lessons. Elsewhere it only writes what lets the kernel start at once, into your folder for caches. Ctrl+C ends it.

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
