import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Compiler } from "../../tools/kernel/node/compiler/compiler.ts";
import { interruptible } from "../../tools/kernel/node/interruptible.ts";

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
});
