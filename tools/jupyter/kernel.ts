import { isAbsolute, join } from "node:path";
import { parseArgs } from "node:util";
import { Refusal, run } from "../command.js";
import { given } from "../folders.js";
import { home } from "../kernel/node/home.js";
import { register } from "./kernelspec.js";
import { pythons } from "./python.js";

const help = `surprisal kernel --user | --sys-prefix | --prefix <folder>

Registers the kernel TypeScript in a Jupyter you have; notebooks find the packages in the node_modules above them.

  --user             for you, in every Jupyter you run
  --sys-prefix       in the environment of the Python on your PATH, or of PYTHON=/path/to/python
  --prefix <folder>  in the environment at this folder

jupyter kernelspec uninstall tslab removes it again.`;

/** Registers the kernel where the user says. */
export async function kernel(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: "boolean", short: "h" },
      user: { type: "boolean" },
      "sys-prefix": { type: "boolean" },
      prefix: { type: "string" },
    },
  });
  if (values.help) return console.log(help);
  const { user, prefix } = values;
  if ([user, values["sys-prefix"], prefix].filter((value) => value !== undefined).length !== 1)
    throw new Refusal("Say where to register the kernel: --user, --sys-prefix or --prefix <folder>.");
  if (prefix === "") throw new Refusal("--prefix is empty: name the folder of an environment.");
  const folder = user ? userData() : join(await prefixOf(prefix), "share", "jupyter");
  const file = join(folder, "kernels", "tslab", "kernel.json");
  register(file);
  console.log(`The kernel TypeScript is registered: ${file}`);
}

async function prefixOf(folder: string | undefined): Promise<string> {
  if (folder !== undefined) return given(folder);
  for (const [program, ...args] of pythons()) {
    const said = await run(program, [...args, "-c", "import sys; print(sys.prefix)"]).catch(() => undefined);
    if (said) return said.stdout.trim();
  }
  throw new Refusal(
    "No Python was found: name one by PYTHON=/path/to/python, or its environment by --prefix.",
  );
}

/** Where Jupyter looks for what a user has installed. */
function userData(): string {
  const { JUPYTER_DATA_DIR, XDG_DATA_HOME = "", APPDATA } = process.env;
  if (JUPYTER_DATA_DIR) return given(JUPYTER_DATA_DIR);
  if (process.platform === "linux" && isAbsolute(XDG_DATA_HOME)) return join(XDG_DATA_HOME, "jupyter");
  const folder = home();
  if (folder === undefined)
    throw new Refusal("You have no home folder: set HOME, or name a place by --prefix <folder>.");
  if (process.platform === "darwin") return join(folder, "Library", "Jupyter");
  if (process.platform === "win32") return join(APPDATA ?? join(folder, "AppData", "Roaming"), "jupyter");
  return join(folder, ".local", "share", "jupyter");
}
