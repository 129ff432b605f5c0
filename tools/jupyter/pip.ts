import { diskFull, notWritable, Refusal, type RunFailure } from "../command.js";

export const useOwnJupyter = "or use a Jupyter you have: set JUPYTER=/path/to/jupyter";

const noNetwork = /ECONN|ETIMEDOUT|ConnectionError|Retrying|timed out|from versions: none/;

/** Tells in one sentence why pip failed. */
export function pipFailure({ stdout = "", stderr = "" }: RunFailure): Refusal {
  const said = `${stdout}\n${stderr}`;
  if (/ENOSPC|No space left/.test(said)) return new Refusal(diskFull);
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/.test(said))
    return new Refusal(notWritable());
  if (noNetwork.test(said))
    return new Refusal(
      `pip cannot reach its package index: connect to the network and run the command again, ${useOwnJupyter}.`,
    );
  return new Refusal(`pip failed, and says: ${said.match(/^ERROR: .*/m)?.[0] ?? said.trim()}`);
}

/** The environment without the variables that would lead Python, pip or Jupyter out of our folders. */
export function pythonEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(JUPYTER|IPYTHON|PYTHON|PIP_(USER|TARGET|PREFIX|ROOT|REQUIRE_VIRTUALENV)$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
