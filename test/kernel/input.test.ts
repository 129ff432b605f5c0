import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Cell, only, printed, sharedKernel } from "./kernel.ts";

const shared = sharedKernel();

type Asked = Cell & { prompts: string[] };
const run = async (code: string, options = {}) => (await shared.run(code, options)) as Asked;

const lines = `import readline from "node:readline/promises";
const lines = readline.createInterface({ input: process.stdin, output: process.stdout });`;

/** Ways to read a line, each of which prints it. */
const ways: Record<string, string> = {
  "a question of readline": `${lines}\nconsole.log(await lines.question("Name? "));\nlines.close();`,
  "the lines of readline": `${lines}\nlines.once("line", (line) => { console.log(line); lines.close(); });`,
  "the data of process.stdin": `process.stdin.once("data", (data) => { process.stdout.write(data); process.stdin.pause(); });`,
  "process.stdin, once it is readable": `process.stdin.on("readable", () => { process.stdout.write(process.stdin.read()); process.stdin.destroy(); });`,
  "a loop over process.stdin": `for await (const data of process.stdin) { process.stdout.write(data); break; }`,
};

describe("a cell that reads a line asks the reader, or says at once that nobody is there", () => {
  for (const [name, code] of Object.entries(ways))
    it(name, async () => {
      const asked = await run(code, { answers: ["Zoë 🌧"] });
      assert.deepEqual([asked.reply.status, printed(asked)], ["ok", "Zoë 🌧\n"]);
      assert.equal(asked.prompts[0], name.startsWith("a question") ? "Name? " : "");
      const alone = await run(code);
      assert.equal(alone.reply.status, "error");
      assert.match(only(alone, "error")[0]?.evalue as string, /Nobody is here to answer/);
      assert.deepEqual(alone.prompts, []);
    });
  it("asks once for each line", async () => {
    const both = `${lines}\nconsole.log(await lines.question("One? ") + await lines.question("Two? "));\nlines.close();`;
    const asked = await run(both, { answers: ["a", "b"] });
    assert.deepEqual([printed(asked), asked.prompts], ["ab\n", ["One? ", "Two? "]]);
    const loop = `${lines}\nfor await (const line of lines) if (line === "q") break;`;
    assert.equal((await run(loop, { answers: ["a", "q"] })).prompts.length, 2);
  });
  it("and takes no answer of a client that it did not ask", async () => {
    const code = `${lines}\nconsole.log(await lines.question("Name? "));\nlines.close();`;
    assert.equal(printed(await run(code, { answers: ["mine"], stranger: "theirs" })), "mine\n");
  });
  it("and is told so where it reads all at once", { skip: process.platform === "win32" }, async () => {
    const reads = [
      "fs.readFileSync(0, 'utf8')",
      "fs.readFileSync('/dev/stdin')",
      "fs.readSync(0, Buffer.alloc(1))",
      "await fs.promises.readFile('/dev/fd/0')",
      "await new Promise((_, fail) => fs.readFile('/dev/stdin', fail))",
      "for await (const data of fs.createReadStream('', { fd: 0 }));",
    ];
    for (const code of reads) {
      const { reply } = await run(`import fs from "node:fs";\n${code}`, { answers: ["a"] });
      assert.match(reply.evalue ?? "", /line at a time/, code);
    }
    const other = await run("import fs from 'node:fs';\nfs.readFileSync('/dev/null', 'utf8')");
    assert.equal(other.reply.status, "ok");
  });
  it("and can be interrupted", async () => {
    const { reply } = await run(`${lines}\nawait lines.question("Name? ");`, {
      answers: [],
      interrupt_after: 0.7,
    });
    assert.match(reply.evalue ?? "", /interrupted/);
  });
});
