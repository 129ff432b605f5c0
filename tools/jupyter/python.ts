import { Refusal, type RunFailure, run } from "../command.js";
import { pythonEnvironment, useOwnJupyter } from "./pip.js";

const probe = "import sys; print('%d.%d' % sys.version_info[:2]); import venv, ensurepip; print('with venv')";

/** How to call a Python that can make our environment. */
export async function findPython(): Promise<[program: string, ...args: string[]]> {
  const seen: string[] = [];
  for (const [program, ...args] of pythons()) {
    const { stdout = "" } = await run(program, [...args, "-c", probe], { env: pythonEnvironment() }).catch(
      (error: RunFailure) => error,
    );
    const [version = "", complete] = stdout.trim().split(/\s*\n/);
    const [, major, minor] = version.match(/^(\d+)\.(\d+)$/) ?? [];
    if (major === undefined) continue;
    const newEnough = Number(major) > 3 || (Number(major) === 3 && Number(minor) >= 10);
    if (newEnough && complete) return [program, ...args];
    seen.push(newEnough ? lacksVenv(version) : tooOld(version));
  }
  throw new Refusal(seen[0] ?? noPython());
}

/** The Pythons there may be, best first. */
export function pythons(): [program: string, ...args: string[]][] {
  if (process.env.PYTHON) return [[process.env.PYTHON]];
  return process.platform === "win32" ? [["py", "-3"], ["python3"], ["python"]] : [["python3"], ["python"]];
}

const lacksVenv = (version: string) =>
  `Python ${version} lacks its venv module: install it (Debian and Ubuntu: sudo apt install python${version}-venv), ${useOwnJupyter}.`;

const tooOld = (version: string) =>
  `Python ${version} is too old: install Python 3.10 or newer from https://www.python.org/downloads, name a newer one by PYTHON=/path/to/python, ${useOwnJupyter}.`;

const noPython = () =>
  `No Python was found${process.env.PYTHON ? ` at PYTHON=${process.env.PYTHON}` : ""}: install Python 3.10 or newer from https://www.python.org/downloads, ${useOwnJupyter}.`;
