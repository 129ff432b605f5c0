import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { only, printed, sharedKernel } from "./kernel.ts";

const { kernel, run } = sharedKernel();
const request = async (type: string, content: object) =>
  (await kernel().ask("request", { type, content })).reply;

describe("a request", () => {
  const types = ["execute", "complete", "inspect", "history", "is_complete", "comm_info", "interrupt", "x"];
  const contents = [
    ...["null", "[]", "3", '"x"', "{}", "{", ""],
    '{"code": 5, "cursor_pos": "x", "hist_access_type": 7}',
    '{"code": null, "silent": "no", "store_history": 3, "user_expressions": [1], "allow_stdin": 3}',
    '{"code": ["1"], "user_expressions": {"a": null, "b": {}}, "cursor_pos": -1.5}',
    '{"hist_access_type": "range", "session": "a", "start": {}, "stop": [], "n": "x"}',
    '{"hist_access_type": "search", "pattern": "[", "n": -1}',
  ];
  it("of any content, signed as it may be, leaves the kernel as it was", async () => {
    await run("const kept = 42;");
    for (const type of types)
      for (const content of contents) {
        const header = JSON.stringify({ msg_id: `${type} ${content}`, msg_type: `${type}_request` });
        await kernel().ask("send_raw", { parts: [header, "{}", "{}", content] });
      }
    for (const part of ["null", "[]", "{"])
      await kernel().ask("send_raw", { parts: [part, part, part, part] });
    await kernel().ask("send_raw", { parts: ["{}"] });
    await request("kernel_info_request", {}); // what was sent before is answered
    await run(""); // aborted, if a cell above failed
    assert.equal(printed(await run("console.log(kept);")), "42\n");
  });
});

describe("expressions beside a cell", () => {
  it("are answered each by itself, with the lines of their own", async () => {
    const user_expressions = { object: "{ a: 1 }", remark: "2 // two", wrong: "1 +\n nowhere" };
    const { reply } = await run("0", { user_expressions });
    const answers = (
      reply as unknown as { user_expressions: Record<string, { data?: object; evalue?: string }> }
    ).user_expressions;
    assert.deepEqual(answers.object?.data, { "text/plain": "{ a: 1 }" });
    assert.deepEqual(answers.remark?.data, { "text/plain": "2" });
    assert.match(answers.wrong?.evalue ?? "", /^line 2, column 2: Cannot find name 'nowhere'/);
  });
});

describe("a cell that does not count", () => {
  it("is silent, and then shows nothing, or is not to be stored", async () => {
    const { reply } = await run("0;");
    const silent = await run("console.log(1); 2", { silent: true });
    assert.deepEqual(
      silent.messages.map(({ type }) => type),
      ["status", "status"],
    );
    assert.equal(only(await run("3", { store_history: false }), "execute_result").length, 1);
    assert.equal((await run("4;")).reply.execution_count, (reply.execution_count ?? 0) + 1);
  });
});

describe("the history", () => {
  it("has the cells of this session that count: the latest, a range, and those like a pattern", async () => {
    await run("const rain = 1;");
    await run("'hidden';", { silent: true });
    const last = (await run("rain + 1")).reply.execution_count ?? 0;
    const ask = (content: object) => request("history_request", { output: false, raw: true, ...content });
    const first = [1, last - 1, "const rain = 1;"];
    const second = [1, last, "rain + 1"];
    assert.deepEqual((await ask({ hist_access_type: "tail", n: 2 })).history, [first, second]);
    assert.deepEqual((await ask({ hist_access_type: "tail", n: 1, output: true })).history, [
      [1, last, ["rain + 1", "2"]],
    ]);
    const range = { hist_access_type: "range", session: 0, start: last - 1, stop: last };
    assert.deepEqual((await ask(range)).history, [first]);
    const search = { hist_access_type: "search", pattern: "*rain +*", n: 5, unique: true };
    assert.deepEqual((await ask(search)).history, [second]);
    assert.deepEqual((await ask({ ...search, pattern: "[z-a]*" })).history, []);
  });
});

describe("many cells", { skip: process.platform !== "linux" }, () => {
  it("take no more memory than what they hold", async () => {
    const cells = (count: number) =>
      kernel().run(Array.from({ length: count }, (_, i) => `let big = new Float64Array(1e5).fill(${i});`));
    await cells(60);
    const before = await kernel().ask("memory");
    for (let i = 0; i < 4; i++) await cells(60);
    assert.ok((await kernel().ask("memory")) < before + 60); // all lists together have 192 MB
  });
});
