import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { type Cell, openKernel, printed, sharedKernel } from "./kernel.ts";

const { jupyter, kernel, run } = sharedKernel();

/** Not so a process of which nobody has taken note yet that it ended. */
function lives(pid: number) {
  try {
    const stat = `/proc/${pid}/stat`;
    return process.kill(pid, 0) && !(existsSync(stat) && / Z /.test(readFileSync(stat, "utf8")));
  } catch {
    return false;
  }
}

/** Resolves when it has ended, or to false after ten seconds. */
async function ends(pid: number) {
  for (let tenths = 0; lives(pid) && tenths < 100; tenths++) await delay(100);
  return !lives(pid);
}

/** The process that takes over those whose parent has died: the first of all, or one of a desktop's session. */
function takesOver(): number {
  const orphan = '(sleep 0.2; exec "$0" -p process.ppid) & kill -9 $$';
  return Number(spawnSync("sh", ["-c", orphan, process.execPath], { encoding: "utf8" }).stdout);
}

/** Each of the 40320 orders of eight things compared with each of the others. */
const endlessTypes = `type Orders<T, K = T> = [T] extends [never] ? [] : K extends K ? [K, ...Orders<Exclude<T, K>>] : never;
type Boxes<T, Kind> = T extends any[] ? { box: Kind extends 1 ? Readonly<T> : T } : never;
type Things = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
const boxes: Boxes<Orders<Things>, 1> = null as any as Boxes<Orders<Things>, 2>;`;

/** Has the kernel compile that, and waits until it does; resolves to the programs that it has started, where Linux tells. */
async function compileEndlessly({ ask }: Awaited<ReturnType<typeof openKernel>>): Promise<number[]> {
  const programs = process.platform === "linux" ? await ask("children") : [];
  if (process.platform === "linux") assert.ok(programs.length > 0, "its compiler is one");
  const header = JSON.stringify({ msg_id: "endless", msg_type: "execute_request" });
  await ask("send_raw", { parts: [header, "{}", "{}", JSON.stringify({ code: endlessTypes })] });
  await delay(500);
  return programs;
}

describe("an interrupt", () => {
  for (const [what, code] of [
    ["an endless await", "await new Promise(() => {});"],
    ["an endless loop", "for (;;);"],
  ] as const)
    it(`ends ${what}, aborts what waits and keeps the variables`, async () => {
      await run("const kept = 42;");
      const cells = await kernel().run([code, "console.log(kept)"], { interrupt_after: 0.5 });
      assert.deepEqual(
        cells.map(({ reply }) => reply.status),
        ["error", "aborted"],
      );
      assert.match(cells[0]?.reply.evalue ?? "", /interrupted/i);
      assert.equal(printed(await run("console.log(kept)")), "42\n");
    });
  it("ends a wait for a program, which ends by it, too, and says so", {
    skip: process.platform === "win32",
  }, async () => {
    const code = "import { spawnSync } from 'node:child_process';\nspawnSync('sleep', ['60']);";
    assert.equal((await run(code, { interrupt_after: 0.5 })).reply.ename, "Interrupted");
    assert.equal(printed(await run("console.log(spawnSync.name)")), "spawnSync\n");
  });
  it("keeps the variables where it hits the kernel's own work, which cells can make slow", async () => {
    await run("const kept = 42;");
    await run('for (let i = 0; i < 20_000; i++) (Array.prototype as any)["name" + i] = i;');
    const { reply } = await run("await new Promise(() => {});", { interrupt_after: 0.5 });
    assert.equal(reply.ename, "Interrupted");
    await run("for (const name of Object.keys(Array.prototype)) delete (Array.prototype as any)[name];");
    assert.equal(printed(await run("console.log(kept)")), "42\n");
  });
  it("ends the thread, not the kernel, where a cell has Node follow what is asynchronous", async () => {
    const follow =
      "import { AsyncLocalStorage, createHook } from 'node:async_hooks';\ncreateHook({ init() {} }).enable();";
    const wait = "await new AsyncLocalStorage().run(1, async () => { for (;;) await null; });";
    const { reply } = await run(`${follow}\n${wait}`, { interrupt_after: 0.5 });
    assert.match(reply.evalue ?? "", /All variables are lost.* interrupted/);
    assert.equal(printed(await run("console.log('alive')")), "alive\n");
  });
  it("ends a cell that is compiled for long, and keeps the variables", async () => {
    await run("const older = 42;");
    const line = (i: number) => `let v${i} = [${i}].map((x) => ({ x, y: x + 1 })).filter(({ x }) => x > 1);`;
    const slow = Array.from({ length: 4000 }, (_, i) => line(i)).join("\n");
    const { reply } = await run(slow, { interrupt_after: 0.3 });
    assert.equal(reply.ename, "Interrupted");
    assert.equal(printed(await run("console.log(older)")), "42\n");
  });
  it("ends types that take the compiler hours, and the next cell does not wait for them", {
    skip: process.platform === "win32",
  }, async () => {
    await run("const older = 42;");
    assert.equal((await run(endlessTypes, { interrupt_after: 1 })).reply.ename, "Interrupted");
    assert.equal(printed(await run("console.log(older)")), "42\n");
  });
});

describe("the kernel", () => {
  it("says what it is", async () => {
    const { status, language_info } = await kernel().ask("info");
    assert.equal(status, "ok");
    assert.deepEqual(
      [language_info.name, language_info.version, language_info.file_extension],
      ["typescript", "5.9.3", ".ts"],
    );
  });
  it("has no widgets, and says so without a word in the reader's cell", async () => {
    await run("void 0;");
    assert.deepEqual(await kernel().ask("widgets"), {
      reply: { type: "comm_info_reply", status: "ok", comms: {} },
      shown: [{ comm_id: "1", data: {} }], // the comm is closed again
    });
  });
  it("is not ended by a cell that ends its process, and hands it the signals that it sends itself", async () => {
    for (const call of ["exit(1)", "kill(process.pid)", "kill(process.pid, 9)", "kill(process.pid, 11)"])
      assert.match((await run(`process.${call}`)).reply.evalue ?? "", /would end the kernel/, call);
    const listens = "process.on('SIGTERM', (name) => console.log(name));\nprocess.kill(process.pid, 15);";
    assert.equal(printed(await run(listens)), "SIGTERM\n");
  });
  it("hears a client that comes back under its old name", async () => {
    await kernel().ask("reconnect");
    assert.equal(printed(await run("console.log('again');")), "again\n");
  });
  it("starts afresh", async () => {
    await run("const before = 1;");
    await kernel().ask("restart");
    assert.match((await run("before")).reply.evalue ?? "", /Cannot find name 'before'/);
    assert.equal((await run("1")).reply.execution_count, 2);
  });
  it("speaks over tcp, leaves behind what does not stop, and ends at once although a timer runs and a cell is compiled", async () => {
    const local = await openKernel(jupyter.env, "tcp");
    try {
      const [cell] = await local.run(["void setInterval(() => {}, 100);\nconsole.log(1 + 1);"]);
      assert.equal(printed(cell as Cell), "2\n");
      const waits = "require('child_process').execSync(`trap '' INT; sleep 60`);";
      if (process.platform !== "win32") {
        const [lost] = await local.run([waits], { interrupt_after: 1 });
        assert.match(lost?.reply.evalue ?? "", /^All variables are lost.*interrupted and did not stop/);
        assert.equal(printed((await local.run(["console.log('on');"]))[0] as Cell), "on\n");
      }
      const programs = await compileEndlessly(local);
      const { seconds, alive } = await local.ask("shutdown");
      assert.equal(alive, false);
      assert.ok(seconds < 2, `it took ${seconds} s`);
      for (const pid of programs) assert.equal(await ends(pid), true);
    } finally {
      await local.close();
    }
  });
  it("is not outlived by its compiler where it alone is killed", async () => {
    const local = await openKernel(jupyter.env);
    try {
      await local.run(["1"]); // the compiler is there
      const programs = await compileEndlessly(local);
      process.kill(local.pid, "SIGKILL");
      for (const pid of programs) assert.equal(await ends(pid), true);
    } finally {
      await local.close();
    }
  });
  it("does not outlive a Jupyter that was killed", { skip: process.platform === "win32" }, async () => {
    const orphan = await openKernel(jupyter.env);
    assert.equal(lives(orphan.pid), true);
    orphan.kill();
    assert.equal(await ends(orphan.pid), true);
  });
  it("does not outlive a Jupyter that was killed as it started it", {
    skip: process.platform === "win32",
  }, async (test) => {
    if (takesOver() !== 1)
      return test.skip("where the first process takes nobody over, a kernel cannot tell");
    const start = join(import.meta.dirname, "../../dist/tools/kernel/node/start.js");
    const folder = mkdtempSync(join(tmpdir(), "surprisal-orphan-"));
    const connection = join(folder, "connection.json");
    const ports = { shell_port: 1, control_port: 2, stdin_port: 3, iopub_port: 4, hb_port: 5 };
    const about = {
      transport: "ipc",
      ip: join(folder, "socket"),
      key: "",
      signature_scheme: "hmac-sha256",
      ...ports,
    };
    writeFileSync(connection, JSON.stringify(about));
    // The kernel waits with its first step until the shell that started it is gone.
    const launch = `export JPY_PARENT_PID=$$; (sleep 0.5; exec "$0" "$@") > /dev/null 2>&1 & echo $!; kill -9 $$`;
    const { stdout } = spawnSync("sh", ["-c", launch, process.execPath, start, connection], {
      encoding: "utf8",
    });
    const pid = Number(stdout);
    assert.equal(lives(pid), true);
    assert.equal(await ends(pid), true);
    rmSync(folder, { recursive: true });
  });
});
