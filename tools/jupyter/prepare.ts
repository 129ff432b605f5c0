import { realpathSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Refusal, type RunFailure, run } from "../command.js";
import { isClone, workFolder } from "../folders.js";
import { installJupyter, type Purpose } from "./install.js";
import { isOpen } from "./isOpen.js";
import { config, kernelPrefix, lessonsConfig, ownJupyter, python } from "./jupyter.js";
import { writeKernelspec } from "./kernelspec.js";
import { writeIfOther } from "./writeIfOther.js";

/** Makes the Jupyter that a command needs, where it is not made already. */
export async function prepareJupyter(purpose: Purpose = "lab") {
  refuseSigns(workFolder);
  await (ownJupyter ? checkOwnJupyter(ownJupyter) : installJupyter(purpose));
  writeIfOther(join(config, "jupyter_lab_config.json"), labConfiguration);
  writeIfOther(join(lessonsConfig, "labconfig", "page_config.json"), {
    disabledExtensions: { "@jupyter/nbgrader": true },
  });
  writeIfOther(join(lessonsConfig, "jupyter_server_config.json"), {
    ServerApp: { jpserver_extensions: teachersTools },
  });
  try {
    writeKernelspec(kernelPrefix);
  } catch {} // it belongs to somebody with another Node: ours is registered for each run
}

/** Makes what every command needs. */
export async function setup(args: string[]) {
  const { values } = parseArgs({ args, options: { help: { type: "boolean", short: "h" } } });
  if (values.help)
    return console.log("surprisal setup\n\nMakes what all commands need, in this folder, and opens nothing.");
  await prepareJupyter("homework");
  if (!isOpen(workFolder)) return;
  for (const program of ownJupyter ? [process.execPath] : [process.execPath, python])
    if (!isOpen(program))
      console.log(`Other users of this computer cannot run ${realpathSync(program)}: ${forOthers}.`);
}

const forOthers =
  "if they are to use this clone, delete .venv, and run this with a Node and PYTHON=/path/to/python that they can run";

/** What Jupyter's lists of files leave out by default. */
const notListed = ["__pycache__", "*.pyc", "*.pyo", ".DS_Store", "*~"];

/** Where JupyterLab starts; arguments on its command line come first. */
const labConfiguration = {
  ServerApp: {
    root_dir: isClone ? join(workFolder, "notebooks") : workFolder,
    answer_yes: true, // one Ctrl-C ends it
  },
  LabApp: isClone ? { default_url: "/lab/tree/README.md" } : {},
  ContentsManager: { hide_globs: isClone ? [...notListed, "homework"] : notListed }, // homework holds the answers
  MappingKernelManager: { default_kernel_name: "tslab" },
  KernelSpecManager: { ensure_native_kernel: false },
  Application: { log_level: "ERROR" }, // leaves the address in sight
};

/** nbgrader's pages, which formgrader serves and readers of a lesson do without. */
const teachersTools = Object.fromEntries(
  ["formgrader", "validate_assignment", "assignment_list", "course_list"].map((name) => [
    `nbgrader.server_extensions.${name}`,
    false,
  ]),
);

/** Throws on a path that Python and Jupyter misread: they split lists of folders at a sign, and put in variables' values. */
function refuseSigns(folder: string) {
  const sign = process.platform === "win32" ? ";" : ":";
  if (folder.includes(sign))
    throw new Refusal(`Jupyter cannot work in a folder whose path has a ${sign}: move or rename ${folder}.`);
  for (const [variable, name = ""] of folder.matchAll(/\$\{?(\w+)\}?/g))
    if (process.env[name] !== undefined)
      throw new Refusal(
        `Jupyter takes ${variable} in a path for the variable of that name: move or rename ${folder}.`,
      );
}

async function checkOwnJupyter(program: string) {
  const { stdout = "" } = await run(program, ["lab", "--version"]).catch((error: RunFailure) => error);
  if (Number.parseInt(stdout, 10) >= 4) return;
  const found = stdout.trim() ? `runs JupyterLab ${stdout.trim()}` : "does not run JupyterLab";
  throw new Refusal(
    `JUPYTER=${program} ${found}, and JupyterLab 4 is needed: name another one, or leave JUPYTER out.`,
  );
}
