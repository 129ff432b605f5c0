import { existsSync, lstatSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal, run, step } from "../command.js";
import { packageFolder, workFolder } from "../folders.js";
import { entriesUnder } from "../setup/entries.mjs";
import { withLock } from "../setup/lock.mjs";
import { hash, isWhole, seal } from "../setup/whole.mjs";
import { isWritable, python, venv } from "./jupyter.js";
import { pipFailure, pythonEnvironment, useOwnJupyter } from "./pip.js";
import { installProvisioner, provisioner, provisionerFile } from "./provisioner.js";
import { findPython } from "./python.js";
import { writeIfOther } from "./writeIfOther.js";

/** What Jupyter is needed for: notebooks, also nbgrader, or also JupyterLab in a browser. Each has what those before it have. */
const purposes = ["lab", "homework", "site"] as const;
export type Purpose = (typeof purposes)[number];

const requirements = {
  lab: join(packageFolder, "requirements.txt"),
  homework: join(packageFolder, "requirements-homework.txt"),
  site: join(packageFolder, "requirements-site.txt"),
};
const labels = {
  lab: "Installing JupyterLab into .venv",
  homework: "Installing nbgrader into .venv",
  site: "Installing JupyterLite into .venv",
};
const stamp = join(venv, ".installed");

/** Installs what a purpose needs into .venv, unless it is there and whole. */
export async function installJupyter(purpose: Purpose) {
  if (!has(purpose)) {
    refuseAnothers();
    await withLock(workFolder, async (watch) => {
      const watched: typeof run = (program, args, options) => {
        const running = run(program, args, options);
        watch(running.child.pid);
        return running;
      };
      for (const one of upTo(purpose))
        if (!has(one))
          await step(labels[one], () => (one === "lab" ? installLab(watched) : install(one, watched)));
    });
  }
  writeIfOther(join(venv, "share", "jupyter", "lab", "settings", "overrides.json"), labSettings);
  writeIfOther(join(venv, "package.json"), {}); // JupyterLab's scripts are not ES modules, which our package.json would make them
}

const upTo = (purpose: Purpose) => purposes.slice(0, purposes.indexOf(purpose) + 1);

/** What serves a later purpose serves the earlier ones as well. */
function has(purpose: Purpose): boolean {
  if (!existsSync(python)) return false;
  return purposes.slice(purposes.indexOf(purpose)).some((one) => isWhole(venv, stamp, madeFrom(one)));
}

/** Throws if another user made .venv, with a Python that this user cannot run. */
function refuseAnothers() {
  const isLink = lstatSync(python, { throwIfNoEntry: false })?.isSymbolicLink();
  if (isLink && !existsSync(python) && !isWritable(workFolder))
    throw new Refusal(
      `${venv} stands on a Python that you cannot run: let its owner delete it and make it anew with PYTHON=/path/to/python that all can run, ${useOwnJupyter}.`,
    );
}

/** A venv belongs to its folder and its Python. */
function madeFrom(purpose: Purpose): string {
  const files = [...upTo(purpose).map((one) => requirements[one]), provisionerFile].map((file) =>
    readFileSync(file),
  );
  return hash(...files, workFolder, realpathSync(python));
}

async function installLab(watched: typeof run) {
  const [program, ...args] = await findPython();
  rmSync(venv, { recursive: true, force: true });
  await watched(program, [...args, "-m", "venv", venv], { env: pythonEnvironment() }).catch((error) => {
    throw pipFailure(error);
  });
  await installProvisioner(python, watched);
  writeIfOther(join(venv, "etc", "jupyter", "jupyter_config.json"), {
    KernelProvisionerFactory: { default_provisioner_name: provisioner },
  });
  await install("lab", watched);
}

async function install(purpose: Purpose, watched: typeof run) {
  const options = ["--no-deps", "--disable-pip-version-check", "--no-input", "--quiet", "--no-compile"];
  const args = ["-m", "pip", "install", ...options, "-r", requirements[purpose]];
  await watched(python, args, { env: pythonEnvironment() }).catch((error) => {
    throw pipFailure(error);
  });
  if (purpose === "lab") dropLocales();
  seal(venv, stamp, madeFrom(purpose));
}

/** JupyterLab asks Babel only for the names of languages: of 30 MB about dates and numbers, we keep our own languages. */
function dropLocales() {
  for (const { path, entry } of entriesUnder(venv))
    if (/babel.locale-data.[^/\\]+$/.test(path) && !/^(root|en|ko|zh)\b/.test(entry.name.replace("_", "-")))
      rmSync(join(venv, path));
}

/** What readers find: pages as pages, lines of code that end in sight, and no questions about updates and news. */
const labSettings = {
  "@jupyterlab/apputils-extension:notification": { checkForUpdates: false, fetchNews: "false" },
  "@jupyterlab/docmanager-extension:plugin": { defaultViewers: { markdown: "Markdown Preview" } },
  "@jupyterlab/notebook-extension:tracker": { codeCellConfig: { lineNumbers: false, lineWrap: true } },
};
