import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Cell, only, openKernel, printed, temporaryJupyter } from "./kernel.ts";

const jupyter = temporaryJupyter();
let kernel: Awaited<ReturnType<typeof openKernel>>;
before(async () => {
  kernel = await openKernel({ ...jupyter.env, FORCE_COLOR: "1" });
});
after(async () => {
  await kernel?.close();
  jupyter.remove();
});

const run = async (code: string, options = {}) => (await kernel.run([code], options))[0] as Cell;

describe("a cell that fails", () => {
  const fails = async (code: string, ename: string, evalue: string) => {
    const cell = await run(code);
    const [error, ...more] = only(cell, "error");
    assert.ok(error, "an error message is sent");
    assert.deepEqual(more, []);
    assert.deepEqual({ ename: error.ename, evalue: error.evalue }, { ename, evalue });
    assert.equal(cell.reply.status, "error");
    assert.deepEqual({ type: "error", ...cell.reply }, { ...error, ...cell.reply });
    assert.equal(cell.messages.at(-1)?.execution_state, "idle");
    assert.equal(printed(cell, "stderr"), "", "it is not shown twice");
    return (error.traceback as string[]).join("\n");
  };

  it("tells the name and the message of what it throws, the line and the calls, and no more", async () => {
    await run('function half(x: number) {\n  if (x % 2) throw new RangeError("odd: 7");\n  return x / 2;\n}');
    assert.equal(
      await fails("const y: number = half(7);", "RangeError", "odd: 7"),
      'RangeError: odd: 7\n\ncell [1], line 2, in half\n      if (x % 2) throw new RangeError("odd: 7");\n                       ^\ncell [2], line 1\n    const y: number = half(7);\n                      ^',
    );
  });
  it("fails too when a promise is rejected, awaited or not, or a timer throws at once", async () => {
    await fails('await Promise.reject(new Error("awaited"))', "Error", "awaited");
    await fails('void Promise.reject(new Error("forgotten"));', "Error", "forgotten");
    await fails('void Promise.reject("no Error");', "Uncaught", "'no Error'");
    await fails('void setTimeout(() => { throw new Error("timer"); });', "Error", "timer");
  });
  it("tells what is thrown when that is no Error, and leaves colours out", async () => {
    assert.equal(await fails('throw "text"', "Uncaught", "'text'"), "Uncaught 'text'");
    const red = await fails('throw new Error("\\u001b[31mred\\u001b[39m")', "Error", "red");
    assert.match(red, /^Error: red\n/);
    assert.equal(red.includes("\u001b"), false);
  });
  it("keeps what the cell itself printed, before the error", async () => {
    const cell = await run('console.log("a");\nconsole.error("b");\nthrow new Error("c");');
    assert.equal(printed(cell, "stderr"), "b\n");
    assert.deepEqual(
      cell.messages.map(({ type }) => type),
      ["status", "execute_input", "stream", "stream", "error", "status"],
    );
  });
  it("shows an error that comes later, in the latest cell", async () => {
    const cell = await run('void setTimeout(() => { throw new Error("later"); }, 400);', { listen: 1 });
    assert.equal(cell.reply.status, "ok");
    assert.deepEqual(
      only(cell, "error").map(({ evalue }) => evalue),
      ["later"],
    );
  });
});

describe("the cells after one that fails", () => {
  const bad = 'throw new Error("bad");';
  const good = 'console.log("good");';
  const statuses = (cells: Cell[]) => cells.map(({ reply }) => reply.status);

  it("run when they are sent after its reply, however soon", async () => {
    for (let time = 0; time < 3; time++) {
      assert.equal((await run(bad)).reply.status, "error");
      assert.equal(printed(await run(good)), "good\n");
    }
  });
  it("are aborted when they were waiting, and show nothing", async () => {
    const cells = await kernel.run([good, bad, good, good]);
    assert.deepEqual(statuses(cells), ["ok", "error", "aborted", "aborted"]);
    assert.deepEqual(cells.map((cell) => printed(cell)).join(""), "good\n");
    const slow = await kernel.run([`await new Promise((go) => setTimeout(go, 50));\n${bad}`, good]);
    assert.deepEqual(statuses(slow), ["error", "aborted"]);
    assert.deepEqual(statuses(await kernel.run([bad, good], { pause: 0.05 })), ["error", "aborted"]);
  });
  it("run when the client asks not to stop on errors", async () => {
    const cells = await kernel.run([bad, good, bad, good], { stop_on_error: false });
    assert.deepEqual(statuses(cells), ["error", "ok", "error", "ok"]);
    assert.equal(cells.map((cell) => printed(cell)).join(""), "good\ngood\n");
  });
});

describe("what a cell prints", () => {
  it("arrives whole and in order, also when it is much, in few messages", async () => {
    const cell = await run('for (let i = 0; i < 20000; i++) console.log(String(i).padStart(50, "."));');
    const lines = Array.from({ length: 20000 }, (_, i) => `${String(i).padStart(50, ".")}\n`);
    assert.equal(printed(cell), lines.join(""));
    assert.ok(only(cell, "stream").length < 200);
  });
  it("arrives whole when it is displayed, too, and nobody reads for a while", async () => {
    const code =
      'import { display } from "tslab";\nfor (let i = 0; i < 5000; i++) display.text(String(i).padEnd(2000));';
    const shown = only(await run(code, { pause: 0.5 }), "display_data");
    assert.deepEqual(
      shown.map(({ data }) => Number((data as Record<string, string>)["text/plain"])),
      Array.from({ length: 5000 }, (_, i) => i),
    );
  });
  it("arrives while the cell runs", async () => {
    const code =
      "console.log(1);\nconst until = Date.now() + 300;\nwhile (Date.now() < until);\nconsole.log(2);";
    assert.deepEqual(
      only(await run(code), "stream").map(({ text }) => text),
      ["1\n", "2\n"],
    );
  });
  it("keeps its place between the other outputs", async () => {
    const cell = await run(
      'import { display } from "tslab";\nconsole.log(1);\nconsole.error(2);\ndisplay.html("<b>3</b>");\nconsole.log(4);\n5',
    );
    assert.deepEqual(
      cell.messages.slice(2, -1).map(({ type, name, text, data }) => [type, name ?? data, text]),
      [
        ["stream", "stdout", "1\n"],
        ["stream", "stderr", "2\n"],
        ["display_data", { "text/html": "<b>3</b>" }, undefined],
        ["stream", "stdout", "4\n"],
        ["execute_result", { "text/plain": "5" }, undefined],
      ],
    );
  });
  it("has no colours, wherever Jupyter was started", async () => {
    assert.equal(printed(await run("console.log({ bits: 1 });")), "{ bits: 1 }\n");
  });
  it("counts the cells", async () => {
    const [first, second] = (await kernel.run(["1", "2"])) as [Cell, Cell];
    const count = first.reply.execution_count as number;
    assert.equal(second.reply.execution_count, count + 1);
    assert.deepEqual(only(second, "execute_input"), [
      { type: "execute_input", code: "2", execution_count: count + 1 },
    ]);
  });
});
