// JupyterLab in .venv, or the Jupyter that JUPYTER names; either with our kernel, and nothing global.
import { accessSync, constants, readFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { workFolder } from "../folders.js";
import { scratch } from "../scratch.js";
import { kernelFile, kernelspec, writeKernelspec } from "./kernelspec.js";
import { pythonEnvironment } from "./pip.js";

const windows = process.platform === "win32";

/** The Jupyter that the user has and names. */
export const ownJupyter = process.env.JUPYTER || undefined;

export const venv = join(workFolder, ".venv");
export const python = join(venv, windows ? "Scripts" : "bin", windows ? "python.exe" : "python");

/** What Jupyter keeps for itself in the place of work, so that nothing global is read or written. */
const jupyterHome = join(workFolder, ".jupyter");
export const config = join(jupyterHome, "config");
export const lessonsConfig = join(jupyterHome, "lessons");

/** Where the kernel is registered, for our Jupyter and for editors that look for one. */
export const kernelPrefix = ownJupyter ? jupyterHome : venv;

/** An application of Jupyter, ready to be run with more arguments. */
export interface Jupyter {
  program: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/** Jupyter's applications, and the Python module of each. */
const modules = { lab: "jupyterlab", nbconvert: "nbconvert", nbgrader: "nbgrader", lite: "jupyterlite_core" };

/** How to run an application of Jupyter, in an environment that shows it our kernel and hides foreign settings. */
export function jupyter(app: keyof typeof modules): Jupyter {
  if (ownJupyter) {
    const JUPYTER_PATH = searchPath(kernelFolder(), process.env.JUPYTER_PATH);
    const JUPYTER_CONFIG_PATH = searchPath(config, process.env.JUPYTER_CONFIG_PATH);
    const env = { ...process.env, JUPYTER_PATH, JUPYTER_CONFIG_PATH };
    if (app !== "nbgrader") return { program: ownJupyter, args: [app], env };
    const name = windows ? "nbgrader.exe" : "nbgrader";
    const program = ownJupyter === basename(ownJupyter) ? name : join(dirname(ownJupyter), name);
    return { program, args: [], env };
  }
  const keeps = isWritable(jupyterHome) ? jupyterHome : scratch();
  return {
    program: python,
    args: ["-I", "-m", modules[app]], // the application's script would not start from a path with odd characters
    env: {
      ...pythonEnvironment(),
      JUPYTER_PATH: kernelFolder(),
      JUPYTER_CONFIG_DIR: join(keeps, "config"),
      JUPYTER_CONFIG_PATH: config,
      JUPYTER_DATA_DIR: join(keeps, "share", "jupyter"),
      JUPYTER_RUNTIME_DIR: join(keeps, "runtime"),
      IPYTHONDIR: join(scratch(), "ipython"),
    },
  };
}

/** JupyterLab for readers of lessons. */
export function lessonsJupyter(): Jupyter {
  const { program, args, env } = jupyter("lab");
  const JUPYTER_CONFIG_PATH = searchPath(lessonsConfig, env.JUPYTER_CONFIG_PATH);
  return { program, args, env: { ...env, JUPYTER_CONFIG_PATH } };
}

/** Where the kernel is registered for the Node that runs this: the place of work may belong to somebody with another Node. */
function kernelFolder(): string {
  const text = JSON.stringify(kernelspec);
  try {
    if (JSON.stringify(JSON.parse(readFileSync(kernelFile(kernelPrefix), "utf8"))) === text)
      return join(kernelPrefix, "share", "jupyter");
  } catch {} // it is not there
  writeKernelspec(scratch());
  return join(scratch(), "share", "jupyter");
}

export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A list of folders, as environment variables have them, with `folder` in front. */
export const searchPath = (folder: string, others: string | undefined) =>
  [folder, others].filter(Boolean).join(delimiter);
