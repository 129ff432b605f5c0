import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as delay } from "node:timers/promises";

const root = join(import.meta.dirname, "../..");

/** The processes that stem from one, itself included, by their ids and commands. */
function descendants(pid: number): Map<number, string> {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const all = lines.map((line) => line.match(/^ *(\d+) +(\d+) +(.*)$/) ?? []);
  const found = new Map([[pid, "npm"]]);
  for (const [, id, parent, args = ""] of all) if (found.has(Number(parent))) found.set(Number(id), args);
  return found;
}

const runs = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Which ports of a kernel, as Jupyter's file for it has them, answer nobody. */
async function closed(connectionFile: string): Promise<string[]> {
  const about: Record<string, unknown> = JSON.parse(readFileSync(connectionFile, "utf8"));
  const found: string[] = [];
  for (const name of Object.keys(about).filter((name) => name.endsWith("_port"))) {
    const socket = connect(Number(about[name]), `${about.ip}`);
    await once(socket, "connect").catch(() => found.push(name));
    socket.destroy();
  }
  return found;
}

const skipped = process.platform === "win32" && "Windows has no signals";

/** Starts JupyterLab by npm; resolves to what can be asked of it. */
async function startLab(test: TestContext) {
  const npm = spawn("npm", ["start", "--", "--no-browser"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const id = Number(npm.pid);
  test.after(() => runs(-id) && process.kill(-id, "SIGKILL"));
  let said = "";
  for (const stream of [npm.stdout, npm.stderr])
    stream.on("data", (text) => {
      said += text;
    });
  const address = () => said.match(/(http:\/\/127\.0\.0\.1:\d+)\/.*(token=\w+)/);
  while (!address()) {
    assert.equal(npm.exitCode, null, said);
    await delay(100);
  }
  const [, url, token] = address() ?? [];
  const kernel = { method: "POST", body: JSON.stringify({ name: "tslab" }) };
  return {
    id,
    startKernel: () => fetch(`${url}/api/kernels?${token}`, kernel),
    /** Sends the signal; none of the processes is left afterwards. */
    async ends(signal: NodeJS.Signals, whom: number, started: Map<number, string>) {
      process.kill(whom, signal);
      await once(npm, "exit");
      const left = () => [...started].filter(([pid]) => runs(pid)).map(([, args]) => args);
      for (let waited = 0; waited < 200 && left().length > 0; waited++) await delay(100);
      assert.deepEqual(left(), []);
    },
  };
}

/** The file of Jupyter's for the kernel, once a kernel is among the programs. */
const connectionFile = (started: Map<number, string>) =>
  [...started.values()].join("\n").match(/jupyterlab[\s\S]*start\.js (.*kernel-[\w-]+\.json)/)?.[1];

describe("npm start", { skip: skipped, timeout: 120_000 }, () => {
  for (const [signal, whom] of [
    ["SIGTERM", "npm"],
    ["SIGINT", "all of a terminal"],
  ] as const)
    it(`says that a kernel has started when it listens, and ends all on a ${signal} to ${whom}`, async (test) => {
      const { id, startKernel, ends } = await startLab(test);
      assert.equal((await startKernel()).status, 201);
      const started = descendants(id);
      assert.deepEqual(await closed(connectionFile(started) ?? "none"), []);
      await ends(signal, whom === "npm" ? id : -id, started);
    });

  it("asks JupyterLab again to end, for it forgets that while a kernel starts", async (test) => {
    const folder = mkdtempSync(join(tmpdir(), "surprisal-lab-"));
    test.after(() => rmSync(folder, { recursive: true }));
    const forgetful = join(folder, "forgetful.mjs");
    writeFileSync(
      forgetful,
      `let asked = 0;
       process.on("SIGTERM", () => ++asked === 2 && process.exit(7));
       setInterval(() => {}, 1000);
       console.log("ready");`,
    );
    const jupyter = { program: process.execPath, args: [forgetful], env: process.env };
    const runLab = JSON.stringify(join(root, "tools", "jupyter", "runLab.ts"));
    const code = `import(${runLab}).then(({ runLab }) => runLab(${JSON.stringify(jupyter)}, []))`;
    const child = spawn(process.execPath, ["--import", "tsx", "-e", code], { cwd: root });
    test.after(() => child.kill("SIGKILL"));
    await once(child.stdout, "data");
    child.kill("SIGINT");
    assert.deepEqual(await once(child, "exit"), [7, null]);
  });
});
