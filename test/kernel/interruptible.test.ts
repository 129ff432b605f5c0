import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Compiler } from "../../tools/kernel/node/compiler/compiler.ts";
import { interruptible } from "../../tools/kernel/node/interruptible.ts";
import { interrupted } from "../../tools/kernel/run/interrupted.ts";

const cell = (path: string) => ({
  label: "cell [1]",
  source: "",
  javascript: "",
  places: [],
  variables: [],
  imports: {},
  modules: [{ path, javascript: "", imports: {} }],
});

describe("interruptible(compiler)", () => {
  it("answers an interrupt at once, and sends with the next cell the modules of the one that was dropped", async () => {
    const waiting: ((made: ReturnType<typeof cell>) => void)[] = [];
    const slow = { convert: () => new Promise((resolve) => waiting.push(resolve)) } as unknown as Compiler;
    const compiler = interruptible(slow);
    const first = compiler.convert("1", 1);
    compiler.interrupt();
    const said = await first;
    assert.ok("failure" in said && said.failure.ename === "Interrupted");
    const second = compiler.convert("2", 2);
    waiting[0]?.(cell("a"));
    waiting[1]?.(cell("b"));
    const made = await second;
    assert.deepEqual("modules" in made && made.modules.map(({ path }) => path), ["a", "b"]);
  });
  it("has a cell compiled again that was broken off and not meant, such as by the interrupt of the cell before", async () => {
    const asked: string[] = [];
    const convert = async (source: string) => {
      asked.push(source);
      return asked.length < 4 ? { failure: interrupted } : cell("a");
    };
    const compiler = interruptible({ convert } as unknown as Compiler);
    const meant = compiler.convert("1", 1);
    compiler.interrupt();
    await meant;
    assert.ok("modules" in (await compiler.convert("2", 2)));
    assert.deepEqual(asked, ["1", "2", "2", "2"]);
  });
});
