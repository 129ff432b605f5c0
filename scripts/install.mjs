// What npm and pip have in common: when there is nothing to install, and why it failed.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { diskFull, notWritable, Refusal } from "./command.mjs";

export const useOwnJupyter = "or use a Jupyter you have: JUPYTER=/path/to/jupyter npm start";

const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|ConnectionError|Retrying|timed out|from versions: none/;

const unreachable = {
  npm: "cannot reach its registry: connect to the network and run the command again (once the packages are there, a Jupyter you have can be used: JUPYTER=/path/to/jupyter npm start).",
  pip: `cannot reach its package index: connect to the network and run the command again, ${useOwnJupyter}.`,
};

/** Tells in one sentence why npm or pip failed. */
export function installFailure(installer, { code, stdout = "", stderr = "" }) {
  const said = `${stdout}\n${stderr}`;
  if (code === "ENOENT") return new Refusal(`${installer} was not found: install Node with its npm.`);
  if (/ENOSPC|No space left/.test(said)) return new Refusal(diskFull);
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/.test(said))
    return new Refusal(notWritable());
  if (noNetwork.test(said)) return new Refusal(`${installer} ${unreachable[installer]}`);
  const reason = said.match(/^(?:npm error (?!code|errno|path|syscall)|ERROR: ).*/m)?.[0] ?? said.trim();
  return new Refusal(`${installer} failed, and says: ${reason}`);
}

/** What tells whether something is done already: a hash of what it was made from, kept in a file. */
export function hash(...parts) {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part).update("\0");
  return digest.digest("hex");
}

export const reads = (file, text) => existsSync(file) && readFileSync(file, "utf8") === text;
