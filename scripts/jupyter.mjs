// JupyterLab in .venv, or the Jupyter that JUPYTER names; either with our kernel, and nothing global.
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { Refusal, root, run, step } from "./command.mjs";
import { hash, installFailure, reads, useOwnJupyter } from "./install.mjs";
import { writeKernelspec } from "./kernelspec.mjs";

const windows = process.platform === "win32";
const venv = join(root, ".venv");
const venvPrograms = join(venv, windows ? "Scripts" : "bin");
const venvPython = join(venvPrograms, windows ? "python.exe" : "python");
const home = join(root, ".jupyter"); // what Jupyter keeps for itself, so that nothing global is read or written
const lessonsConfig = join(home, "lessons");
const ownJupyter = process.env.JUPYTER;

export async function prepareJupyter() {
  await (ownJupyter ? checkOwnJupyter() : installJupyter());
  writeKernelspec(ownJupyter ? home : venv);
  write(join(home, "config", "jupyter_lab_config.json"), labConfiguration);
  write(join(lessonsConfig, "labconfig", "page_config.json"), { disabledExtensions: teachersTools });
}

/** How to run `jupyter`: the program, and the environment that shows it our kernel and hides foreign settings. */
export function jupyter() {
  if (ownJupyter) {
    const JUPYTER_PATH = searchPath(join(home, "share", "jupyter"), process.env.JUPYTER_PATH);
    const JUPYTER_CONFIG_PATH = searchPath(join(home, "config"), process.env.JUPYTER_CONFIG_PATH);
    return { program: ownJupyter, env: { ...process.env, JUPYTER_PATH, JUPYTER_CONFIG_PATH } };
  }
  return {
    program: join(venvPrograms, windows ? "jupyter.exe" : "jupyter"),
    env: {
      ...pythonEnvironment(),
      JUPYTER_CONFIG_DIR: join(home, "config"),
      JUPYTER_DATA_DIR: join(home, "share", "jupyter"),
      JUPYTER_RUNTIME_DIR: join(home, "runtime"),
      IPYTHONDIR: join(home, "ipython"),
    },
  };
}

/** The same for readers of lessons. */
export function lessonsJupyter() {
  const { program, env } = jupyter();
  const JUPYTER_CONFIG_PATH = searchPath(lessonsConfig, env.JUPYTER_CONFIG_PATH);
  return { program, env: { ...env, JUPYTER_CONFIG_PATH } };
}

/** A list of folders, as environment variables have them, with `folder` in front. */
export const searchPath = (folder, others) => [folder, others].filter(Boolean).join(delimiter);

function pythonEnvironment() {
  const foreign = /^(JUPYTER|IPYTHON|PYTHON|PIP_(USER|TARGET|PREFIX|ROOT|REQUIRE_VIRTUALENV)$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

async function installJupyter() {
  const requirements = readFileSync(join(root, "requirements.txt"));
  const stamp = join(venv, "complete");
  const state = () => hash(requirements, root, realpathSync(venvPython)); // a venv belongs to its folder and its Python
  if (!existsSync(venvPython) || !reads(stamp, state())) {
    const python = await findPython();
    await step("Installing JupyterLab into .venv", async () => {
      rmSync(venv, { recursive: true, force: true });
      const env = pythonEnvironment();
      const options = ["--no-deps", "--disable-pip-version-check", "--no-input", "--quiet"];
      try {
        await run(python[0], [...python.slice(1), "-m", "venv", venv], { env });
        await run(venvPython, ["-m", "pip", "install", ...options, "-r", "requirements.txt"], { env });
      } catch (error) {
        throw installFailure("pip", error);
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
    root_dir: join(root, "notebooks"),
    answer_yes: true, // one Ctrl-C ends it
    allow_root: process.getuid?.() === 0, // as in containers
  },
  LabApp: { default_url: "/lab/tree/README.md" },
  Application: { log_level: "ERROR" }, // leaves the address in sight
};

/** nbgrader's buttons, which `npm run formgrader` shows and readers of a lesson do without. */
const teachersTools = { "@jupyter/nbgrader": true };

/** What the readers of a lesson find: pages as pages, and no questions about updates and news. */
const labSettings = {
  "@jupyterlab/apputils-extension:notification": { checkForUpdates: false, fetchNews: "false" },
  "@jupyterlab/docmanager-extension:plugin": { defaultViewers: { markdown: "Markdown Preview" } },
};

function write(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value, null, 2));
}

async function findPython() {
  const candidates = process.env.PYTHON
    ? [[process.env.PYTHON]]
    : [["python3"], ["python"], ["py", "-3"]].sort(([first]) => (windows && first === "py" ? -1 : 0));
  const probe =
    "import sys; print('%d.%d' % sys.version_info[:2]); import venv, ensurepip; print('with venv')";
  const seen = [];
  for (const python of candidates) {
    const { stdout = "" } = await run(python[0], [...python.slice(1), "-c", probe], {
      env: pythonEnvironment(),
    }).catch((error) => error);
    const [version, complete] = stdout.trim().split(/\s*\n/);
    if (!/^\d+\.\d+$/.test(version)) continue;
    const [major, minor] = version.split(".").map(Number);
    const young = major > 3 || (major === 3 && minor >= 10);
    if (young && complete) return python;
    seen.push(young ? lacksVenv(version) : tooOld(version));
  }
  throw new Refusal(seen[0] ?? noPython());
}

const lacksVenv = (version) =>
  `Python ${version} lacks its venv module: install it (Debian and Ubuntu: sudo apt install python${version}-venv), ${useOwnJupyter}.`;

const tooOld = (version) =>
  `Python ${version} is too old: install Python 3.10 or newer from https://www.python.org/downloads, name a newer one with PYTHON=/path/to/python npm start, ${useOwnJupyter}.`;

const noPython = () =>
  `No Python was found${process.env.PYTHON ? ` at PYTHON=${process.env.PYTHON}` : ""}: install Python 3.10 or newer from https://www.python.org/downloads, ${useOwnJupyter}.`;

async function checkOwnJupyter() {
  const { stdout = "" } = await run(ownJupyter, ["lab", "--version"]).catch((error) => error);
  if (Number.parseInt(stdout, 10) >= 4) return;
  const found = stdout.trim() ? `runs JupyterLab ${stdout.trim()}` : "does not run JupyterLab";
  throw new Refusal(
    `JUPYTER=${ownJupyter} ${found}, and JupyterLab 4 is needed: name another one, or leave JUPYTER out.`,
  );
}
