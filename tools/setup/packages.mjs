// The npm packages of a clone: those that its commands need, or also those that only its tests need.
import { existsSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { diskFull, notWritable, Refusal, step } from "./command.mjs";
import { packageFolder as root } from "./folders.mjs";
import { npm } from "./npm.mjs";
import { hash, isWhole, seal } from "./whole.mjs";

const modules = join(root, "node_modules");
const stamp = join(modules, ".installed");

/** @param {boolean} all */
const madeFrom = (all) =>
  hash(readFileSync(join(root, "package-lock.json")), process.platform, process.arch, all ? "all" : "run");

/** @param {boolean} all */
export function hasPackages(all) {
  const link = join(modules, "surprisal"); // lets notebooks import the library by its name
  if (!existsSync(link) || realpathSync(link) !== realpathSync(root)) return false;
  return isWhole(modules, stamp, madeFrom(true)) || (!all && isWhole(modules, stamp, madeFrom(false)));
}

/**
 * @param {boolean} all
 * @param {(pid: number | undefined) => void} watch
 */
export async function installPackages(all, watch) {
  if (hasPackages(all)) return;
  await step("Installing the npm packages", async () => {
    rmSync(stamp, { force: true });
    await npm(["ci", all ? "--include=dev" : "--omit=dev", ...plain], watch).catch((error) => {
      throw npmFailure(error);
    });
    rmSync(join(modules, "surprisal"), { recursive: true, force: true });
    symlinkSync("..", join(modules, "surprisal"), "junction"); // on Windows a junction needs no special right
    seal(modules, stamp, madeFrom(all));
  });
}

/** An install into this folder, by the lock file, whatever the user's settings for npm say. */
const plain = [
  ...["--include=prod", "--include=optional", "--include=peer", "--install-strategy=hoisted"],
  ...["--global=false", "--location=project", "--workspaces=false", "--dry-run=false", "--package-lock=true"],
  ...["--package-lock-only=false", "--no-audit", "--no-fund", "--loglevel=error", "--json=false"],
];

/**
 * Tells in one sentence why npm failed.
 * @param {import("./command.mjs").RunFailure} failure
 */
function npmFailure({ code, stdout = "", stderr = "" }) {
  const said = `${stdout}\n${stderr}`;
  if (code === "ENOENT") return new Refusal("npm was not found: install Node with its npm.");
  if (/ENOSPC|No space left/.test(said)) return new Refusal(diskFull);
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/.test(said))
    return new Refusal(notWritable());
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH/.test(said))
    return new Refusal("npm cannot reach its registry: connect to the network and run the command again.");
  const reason = said.match(/^npm error (?!code|errno|path|syscall).*/m)?.[0] ?? said.trim();
  return new Refusal(`npm failed, and says: ${reason}`);
}
