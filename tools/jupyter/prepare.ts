import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Refusal, type RunFailure, run, step } from "../command.js";
import { isClone, packageFolder, workFolder } from "../folders.js";
import { hash } from "../hash.js";
import { jupyterHome, lessonsConfig, ownJupyter, programOfVenv, venv } from "./jupyter.js";
import { writeKernelspec } from "./kernelspec.js";
import { pipFailure, pythonEnvironment } from "./pip.js";
import { findPython } from "./python.js";

/** What a Jupyter can be needed for: notebooks, or also nbgrader. */
export type Purpose = "lab" | "homework";

/** Makes the Jupyter that a command needs, where it is not made already. */
export async function prepareJupyter(_purpose: Purpose = "lab") {
  await (ownJupyter ? checkOwnJupyter(ownJupyter) : installJupyter());
  writeKernelspec(ownJupyter ? jupyterHome : venv);
  write(join(jupyterHome, "config", "jupyter_lab_config.json"), labConfiguration);
  write(join(lessonsConfig, "labconfig", "page_config.json"), { disabledExtensions: teachersTools });
}

async function installJupyter() {
  const requirements = join(packageFolder, "requirements.txt");
  const stamp = join(venv, "complete");
  const python = programOfVenv("python");
  // a venv belongs to its folder and its Python
  const state = () => hash(readFileSync(requirements), workFolder, realpathSync(python));
  if (!existsSync(python) || !existsSync(stamp) || readFileSync(stamp, "utf8") !== state()) {
    const [program, ...args] = await findPython();
    await step("Installing JupyterLab into .venv", async () => {
      rmSync(venv, { recursive: true, force: true });
      const env = pythonEnvironment();
      const options = ["--no-deps", "--disable-pip-version-check", "--no-input", "--quiet"];
      try {
        await run(program, [...args, "-m", "venv", venv], { env });
        await run(python, ["-m", "pip", "install", ...options, "-r", requirements], { env });
      } catch (error) {
        throw pipFailure(error as RunFailure);
      }
      writeFileSync(stamp, state());
    });
  }
  write(join(venv, "share", "jupyter", "lab", "settings", "overrides.json"), labSettings);
  write(join(venv, "package.json"), {}); // JupyterLab brings scripts that are no ES modules, as our package.json says
}

/** Where JupyterLab starts; arguments on its command line come first. */
const labConfiguration = {
  ServerApp: {
    root_dir: isClone ? join(workFolder, "notebooks") : workFolder,
    answer_yes: true, // one Ctrl-C ends it
    allow_root: process.getuid?.() === 0, // as in containers
  },
  LabApp: isClone ? { default_url: "/lab/tree/README.md" } : {},
  Application: { log_level: "ERROR" }, // leaves the address in sight
};

/** nbgrader's buttons, which `npm run formgrader` shows and readers of a lesson do without. */
const teachersTools = { "@jupyter/nbgrader": true };

/** What the readers of a lesson find: pages as pages, and no questions about updates and news. */
const labSettings = {
  "@jupyterlab/apputils-extension:notification": { checkForUpdates: false, fetchNews: "false" },
  "@jupyterlab/docmanager-extension:plugin": { defaultViewers: { markdown: "Markdown Preview" } },
};

function write(file: string, value: object) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value, null, 2));
}

async function checkOwnJupyter(program: string) {
  const { stdout = "" } = await run(program, ["lab", "--version"]).catch((error: RunFailure) => error);
  if (Number.parseInt(stdout, 10) >= 4) return;
  const found = stdout.trim() ? `runs JupyterLab ${stdout.trim()}` : "does not run JupyterLab";
  throw new Refusal(
    `JUPYTER=${program} ${found}, and JupyterLab 4 is needed: name another one, or leave JUPYTER out.`,
  );
}
