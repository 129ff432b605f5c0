import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { only, printed, sharedKernel } from "./kernel.ts";

const { kernel, run } = sharedKernel();

describe("process.stdout", () => {
  it("calls back when it has written", async () => {
    const code = 'process.stdout.write("a", () => console.log("b"));\nvoid 0;';
    assert.equal(printed(await run(code)), "ab\n");
  });
  it("takes a character in two writes", async () => {
    const code =
      "process.stdout.write(Buffer.from([0xf0, 0x9f]));\nprocess.stdout.write(Buffer.from([0x8c, 0xa7]));\nvoid 0;";
    assert.equal(printed(await run(code)), "🌧");
  });
});

describe("half of a character", () => {
  it("is U+FFFD where it is printed, displayed or thrown", async () => {
    assert.equal(printed(await run("console.log('a\\ud83d');")), "a\ufffd\n");
    const shown = await run("import { display } from 'tslab';\ndisplay.html('\\udf27');");
    assert.deepEqual(only(shown, "display_data")[0]?.data, { "text/html": "\ufffd" });
    assert.equal((await run("throw new Error('\\ud83d');")).reply.evalue, "\ufffd");
  });
});

describe("a child process that inherits the streams", { skip: process.platform === "win32" }, () => {
  const child = `["-e", "process.stdout.write('ü'); process.stderr.write('!')"], { stdio: "inherit" }`;
  for (const [name, code] of [
    ["spawnSync", `spawnSync(process.execPath, ${child});`],
    ["execFileSync", `execFileSync(process.execPath, ${child});`],
    ["spawn", `await new Promise((go) => spawn(process.execPath, ${child}).on("close", go));`],
  ] as const)
    it(`prints into the cell, by ${name}`, async () => {
      const cell = await run(`import { ${name} } from "node:child_process";\n${code}\nvoid 0;`);
      assert.deepEqual([printed(cell), printed(cell, "stderr")], ["ü", "!"]);
    });
});

describe("a timer", () => {
  it("prints into the cell that started it", async () => {
    const cells = await kernel().run([
      "void setTimeout(() => console.log('first'), 100);",
      "console.log('second');\nawait new Promise((go) => setTimeout(go, 300));",
    ]);
    assert.deepEqual(
      cells.map((cell) => printed(cell)),
      ["first\n", "second\n"],
    );
  });
});
