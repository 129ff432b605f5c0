// The contenders in Python, in an environment of their own that is made when it is first needed.
import { spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root, run, step } from "../command.mjs";

const windows = process.platform === "win32";
const venv = join(root, ".venv-bench");
const python = join(venv, windows ? "Scripts" : "bin", windows ? "python.exe" : "python");

export async function installPeers() {
  if (existsSync(join(venv, "complete"))) return;
  await step("Installing the peers into .venv-bench", async () => {
    rmSync(venv, { recursive: true, force: true });
    await run(process.env.PYTHON ?? (windows ? "python" : "python3"), ["-m", "venv", venv]);
    await run(python, [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "-r",
      "requirements-bench.txt",
    ]);
    writeFileSync(join(venv, "complete"), "");
  });
}

/** The Python side: `ask` sends an order and resolves to the answer. */
export async function startPeers() {
  const child = spawn(python, [join(import.meta.dirname, "peers.py")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => JSON.parse((await answers.next()).value);
  const versions = await answer();
  const ask = (order) => {
    child.stdin.write(`${JSON.stringify(order)}\n`);
    return answer();
  };
  return { versions, ask, stop: () => child.stdin.end() };
}
