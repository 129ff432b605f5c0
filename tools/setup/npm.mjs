import { run } from "./command.mjs";

/**
 * Runs npm: the one that runs this, or the one on the PATH.
 * @param {string[]} args
 * @param {(pid: number | undefined) => void} watch - hears which process it is
 */
export async function npm(args, watch = () => {}) {
  const cli = process.env.npm_execpath?.endsWith("npm-cli.js") ? process.env.npm_execpath : undefined;
  const shell = process.platform === "win32" && !cli;
  const running = cli ? run(process.execPath, [cli, ...args]) : run("npm", args, { shell });
  watch(running.child.pid);
  return await running;
}
