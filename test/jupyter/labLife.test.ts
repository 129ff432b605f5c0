import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
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

describe("npm start", { skip: process.platform === "win32", timeout: 120_000 }, () => {
  for (const [signal, whom] of [
    ["SIGTERM", "npm"],
    ["SIGINT", "all of a terminal"],
  ] as const)
    it(`says that a kernel has started when it listens, and ends all on a ${signal} to ${whom}`, async (test) => {
      const npm = spawn("npm", ["start", "--", "--no-browser"], {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      });
      test.after(() => runs(-Number(npm.pid)) && process.kill(-Number(npm.pid), "SIGKILL"));
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
      const programs = [...started.values()].join("\n");
      const [, connectionFile = ""] =
        programs.match(/jupyterlab[\s\S]*start\.js (.*kernel-[\w-]+\.json)/) ?? [];
      assert.deepEqual(await closed(connectionFile), []);
      process.kill(whom === "npm" ? Number(npm.pid) : -Number(npm.pid), signal);
      await once(npm, "exit");
      const left = () => [...started].filter(([pid]) => runs(pid)).map(([, args]) => args);
      for (let waited = 0; waited < 200 && left().length > 0; waited++) await delay(100);
      assert.deepEqual(left(), []);
    });
});
