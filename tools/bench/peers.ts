// The contenders in Python, in an environment of their own that is made when it is first needed.
import { spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Refusal, run, step } from "../command.js";
import { packageFolder, workFolder } from "../folders.js";
import { findPython } from "../jupyter/python.js";
import { isObject, parseJson } from "../lessons/json.js";

const windows = process.platform === "win32";
export const peersFolder = join(workFolder, ".venv-bench");
export const peersPython = join(peersFolder, windows ? "Scripts" : "bin", windows ? "python.exe" : "python");

export async function installPeers() {
  const complete = join(peersFolder, "complete");
  if (existsSync(complete)) return;
  const [program, ...args] = await findPython();
  await step("Installing the peers into .venv-bench", async () => {
    rmSync(peersFolder, { recursive: true, force: true });
    await run(program, [...args, "-m", "venv", peersFolder]);
    const requirements = join(packageFolder, "requirements-bench.txt");
    await run(peersPython, [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "-r",
      requirements,
    ]);
    writeFileSync(complete, "");
  });
}

/** An array in a file, as numpy reads it. */
export interface StoredArray {
  file: string;
  shape: number[];
  type: "float64" | "int64";
}

export interface Peers {
  versions: Record<string, string>;
  /** Gives the peers their arguments; resolves to the names of those that have the function. */
  prepare(name: string, arrays: readonly StoredArray[]): Promise<string[]>;
  /** Seconds a call takes, from so many calls that they take `least` seconds. */
  time(peer: string, least: number): Promise<number>;
  stop(): void;
}

export async function startPeers(): Promise<Peers> {
  const child = spawn(peersPython, [join(packageFolder, "tools", "bench", "peers.py")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => parseJson(String((await answers.next()).value));
  const ask = (order: object) => {
    child.stdin.write(`${JSON.stringify(order)}\n`);
    return answer();
  };
  const versions = await answer();
  return {
    versions: isObject(versions)
      ? Object.fromEntries(Object.entries(versions).map(([k, v]) => [k, `${v}`]))
      : {},
    async prepare(name, arrays) {
      const peers = await ask({ function: name, arrays });
      if (!Array.isArray(peers)) throw new Refusal(`The peers do not know ${name}.`);
      return peers.map(String);
    },
    time: async (peer, least) => Number(await ask({ peer, least })),
    stop: () => child.stdin.end(),
  };
}
