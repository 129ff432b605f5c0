import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import { root } from "./kernel.ts";

// A process starts from what is compiled.
const { startCompiler }: typeof import("../../tools/kernel/node/compiler/compiler.ts") = await import(
  `${root}dist/tools/kernel/node/compiler/compiler.js`
);

/** The processes that compile for this one. */
const processes = () =>
  readdirSync("/proc").filter((pid) => {
    const stat = `/proc/${pid}/stat`;
    if (!/^\d+$/.test(pid) || !existsSync(stat)) return false;
    const isOurs = Number(readFileSync(stat, "utf8").split(" ")[3]) === process.pid;
    return isOurs && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("plain.js");
  });

const kill = (signal: NodeJS.Signals) => processes().forEach((pid) => void process.kill(Number(pid), signal));

describe("a process that compiles", { skip: process.platform !== "linux" }, () => {
  let lost: () => void = () => assert.fail("the kernel would end");
  const told = { plain() {}, lost: () => lost() };
  const start = { folder: `${root}notebooks`, reserved: [], brief: false, blob: undefined, ...told };

  after(async () => {
    const again = setInterval(() => kill("SIGKILL"), 50); // it is started again, unless it has not answered yet
    await new Promise<void>((resolve) => {
      lost = resolve;
    });
    clearInterval(again);
  });

  it("is started again where an interrupt met it at its start, or it was ended, and knows the cells before", async () => {
    const compiler = startCompiler(start);
    kill("SIGINT");
    assert.ok("variables" in (await compiler.convert("const kept: number = 42;", 1)));
    void compiler.keep(["kept"]);
    kill("SIGKILL"); // first: it might answer before
    await assert.rejects(async () => compiler.convert("1", 2), /had to be started again/);
    const next = await compiler.convert("kept.toFixed()", 3);
    assert.deepEqual("variables" in next && next.variables, ["kept"]);
  });
});
