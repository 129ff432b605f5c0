import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, it } from "node:test";
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

describe("npm start", { skip: process.platform === "win32", timeout: 120_000 }, () => {
  for (const [signal, whom] of [
    ["SIGTERM", "npm"],
    ["SIGINT", "all of a terminal"],
  ] as const)
    it(`ends JupyterLab and its kernels on a ${signal} to ${whom}`, async () => {
      const npm = spawn("npm", ["start", "--", "--no-browser"], {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      });
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
      assert.equal((await fetch(`${url}/api/kernels?${token}`, kernel)).status, 201);
      const started = descendants(Number(npm.pid));
      assert.match([...started.values()].join("\n"), /jupyterlab[\s\S]*kernel-[\w-]+\.json/);
      process.kill(whom === "npm" ? Number(npm.pid) : -Number(npm.pid), signal);
      await once(npm, "exit");
      const left = () => [...started].filter(([pid]) => runs(pid)).map(([, args]) => args);
      for (let waited = 0; waited < 200 && left().length > 0; waited++) await delay(100);
      const alive = left();
      if (alive.length > 0) process.kill(-Number(npm.pid), "SIGKILL");
      assert.deepEqual(alive, []);
    });
});
