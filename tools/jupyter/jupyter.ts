// JupyterLab in .venv, or the Jupyter that JUPYTER names; either with our kernel, and nothing global.
import { delimiter, join } from "node:path";
import { workFolder } from "../folders.js";
import { pythonEnvironment } from "./pip.js";

const windows = process.platform === "win32";

/** The Jupyter that the user has and names. */
export const ownJupyter = process.env.JUPYTER || undefined;

export const venv = join(workFolder, ".venv");
export const programOfVenv = (name: string) =>
  join(venv, windows ? "Scripts" : "bin", windows ? `${name}.exe` : name);

/** What Jupyter keeps for itself, so that nothing global is read or written. */
export const jupyterHome = join(workFolder, ".jupyter");
export const lessonsConfig = join(jupyterHome, "lessons");

export interface Jupyter {
  program: string;
  env: NodeJS.ProcessEnv;
}

/** How to run `jupyter`: the program, and the environment that shows it our kernel and hides foreign settings. */
export function jupyter(): Jupyter {
  if (ownJupyter) {
    const JUPYTER_PATH = searchPath(join(jupyterHome, "share", "jupyter"), process.env.JUPYTER_PATH);
    const JUPYTER_CONFIG_PATH = searchPath(join(jupyterHome, "config"), process.env.JUPYTER_CONFIG_PATH);
    return { program: ownJupyter, env: { ...process.env, JUPYTER_PATH, JUPYTER_CONFIG_PATH } };
  }
  return {
    program: programOfVenv("jupyter"),
    env: {
      ...pythonEnvironment(),
      JUPYTER_CONFIG_DIR: join(jupyterHome, "config"),
      JUPYTER_DATA_DIR: join(jupyterHome, "share", "jupyter"),
      JUPYTER_RUNTIME_DIR: join(jupyterHome, "runtime"),
      IPYTHONDIR: join(jupyterHome, "ipython"),
    },
  };
}

/** The same for readers of lessons. */
export function lessonsJupyter(): Jupyter {
  const { program, env } = jupyter();
  const JUPYTER_CONFIG_PATH = searchPath(lessonsConfig, env.JUPYTER_CONFIG_PATH);
  return { program, env: { ...env, JUPYTER_CONFIG_PATH } };
}

/** A list of folders, as environment variables have them, with `folder` in front. */
export const searchPath = (folder: string, others: string | undefined) =>
  [folder, others].filter(Boolean).join(delimiter);
