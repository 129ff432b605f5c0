import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { watchTree } from "../../tools/bench/processTree.ts";
import { lacks } from "../lacks.ts";

const linux = lacks(process.platform === "linux", "only Linux tells what a process takes");

it("watchTree(root, end) counts what a program has others do for it", { skip: linux }, async () => {
  const work = `while (process.cpuUsage().user < 4e5); console.log("done"); process.stdin.resume();`;
  const start = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(work)}], { stdio: "inherit" });`;
  const child = spawn(process.execPath, ["-e", start], { stdio: ["pipe", "pipe", "inherit"] });
  const { seconds, memory } = await watchTree(
    child.pid ?? 0,
    once(child.stdout, "data").then(() => delay(1500)),
  );
  child.stdin.end();
  assert.ok(seconds >= 0.35 && seconds < 10, `${seconds} s`);
  assert.ok(memory > 10 && memory < 1000, `${memory} MB`);
});
