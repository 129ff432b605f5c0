import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Output } from "../../tools/kernel/node/output.ts";
import { type Cell, only, printed, root, sharedKernel } from "./kernel.ts";

const { kernel, run } = sharedKernel();

describe("process.stdout", () => {
  it("calls back when it has written", async () => {
    const code = 'process.stdout.write("a", () => console.log("b"));\nvoid 0;';
    assert.equal(printed(await run(code)), "ab\n");
  });
  it("is where a pipeline ends, and what is written at once by its descriptor", async () => {
    const code = `import fs from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
await pipeline(Readable.from(["a", "b"]), process.stdout);
fs.writeSync(process.stdout.fd, "c");
fs.writeSync(1, Buffer.from("-d-"), 1, 1);
fs.writeFileSync(1, "e\\n");
fs.writeFileSync(2, "f");`;
    const cell = await run(code);
    assert.deepEqual([printed(cell), printed(cell, "stderr")], ["abcde\n", "f"]);
  });
  it("is where descriptors and names of it lead, which no cell closes", {
    skip: process.platform === "win32",
  }, async () => {
    const code = `import fs from "node:fs";
import { promisify } from "node:util";
fs.writevSync(1, [Buffer.from("a"), Buffer.from("b")]);
fs.appendFileSync(1, "c");
const { bytesWritten } = await promisify(fs.write)(1, Buffer.from("-d-"), 1, 1);
await promisify(fs.writeFile)("/dev/stdout", String(bytesWritten));
await fs.promises.appendFile(Buffer.from("/proc/self/fd/2"), "e");
fs.writeFileSync(new URL("file:///dev/fd/1"), "f");
for (const stream of [fs.createWriteStream("/dev/stdout"), fs.createWriteStream("", { fd: 1 })])
  await new Promise<void>((go) => stream.on("close", () => go()).end("g"));
const file = fs.openSync("/dev/stderr", "w");
fs.writeSync(file, "h");
fs.closeSync(file);
fs.closeSync(1);
console.log("i");`;
    const cell = await run(code);
    assert.deepEqual([printed(cell), printed(cell, "stderr")], ["abcd1fggi\n", "eh"]);
    const child =
      "import { execSync } from 'node:child_process';\nvoid execSync('echo j', { stdio: 'inherit' });";
    assert.equal(printed(await run(child)), "j\n");
  });
  it("shows what a cell holds back when the cell ends, and holds nothing back of the next", async () => {
    assert.equal(printed(await run("process.stdout.cork();\nconsole.log('held');")), "held\n");
    assert.equal(printed(await run("console.log('next');")), "next\n");
  });
  it("takes a character in two writes", async () => {
    const code =
      "process.stdout.write(Buffer.from([0xf0, 0x9f]));\nprocess.stdout.write(Buffer.from([0x8c, 0xa7]));\nvoid 0;";
    assert.equal(printed(await run(code)), "🌧");
  });
});

describe("what is printed at once", () => {
  it("comes in pieces where it is long, and no character is cut in half", () => {
    const published: string[] = [];
    const output = new Output((_, content) => void published.push((content as { text: string }).text));
    const long = `x${"🌧".repeat(1_200_000)}`;
    output.print("stdout", long);
    assert.deepEqual(
      published.map(({ length }) => length),
      [1_000_001, 1_000_000, 400_000],
    );
    assert.equal(published.join(""), long);
  });
});

describe("what is displayed without end", () => {
  it("waits until it is sent on", async () => {
    const { startThread }: typeof import("../../tools/kernel/node/startThread.ts") = await import(
      `${root}dist/tools/kernel/node/startThread.js`
    );
    const folder = mkdtempSync(join(tmpdir(), "displays-"));
    const file = join(folder, "done");
    const shows = `const { display } = require("tslab");
for (let i = 0; i < 8000; i++) display.text("x");
require("fs").writeFileSync(${JSON.stringify(file)}, "");`;
    const javascript = `(function (require) { return (function () { ${shows} }); })`;
    const code = { label: "cell [1]", source: shows, javascript, places: [] };
    const cell = { ...code, variables: [], imports: {}, modules: [] };
    let shown = 0;
    await new Promise<void>((over) => {
      const thread = startThread(folder, false, ({ type }) => {
        shown += type === "display" ? 1 : 0;
        const until = shown === 1 ? Date.now() + 2000 : 0;
        while (Date.now() < until); // nothing is sent on meanwhile
        if (shown === 1) assert.equal(existsSync(file), false);
        if (type === "outcome") void thread.worker.terminate().then(() => over());
      });
      thread.tell({ type: "run", id: 0, cell, mayAsk: false });
    });
    assert.deepEqual([shown, existsSync(file)], [8000, true]);
    rmSync(folder, { recursive: true });
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

describe("an error that is caught", () => {
  it("says in its stack where it was thrown, in the lines of the reader", async () => {
    await run("interface Shape {}\nfunction half(x: number) {\n  throw new RangeError('odd: ' + x);\n}");
    const caught = "try {\n  [3].map(half);\n} catch (error) {\n  ";
    const said =
      /^(\{ error: )?RangeError: odd: 3\n +at half \(cell \[\d+\], line 3, column 9\)\n +at Array\.map \(<anonymous>\)\n +at cell \[\d+\], line 2, column 7( \})?\n$/;
    assert.match(printed(await run(`${caught}console.log(error.stack);\n}`)), said);
    assert.match(printed(await run(`${caught}console.error(error);\n}`), "stderr"), said);
    const waited = await run(
      "try {\n  await (async () => half(3))();\n} catch (error) {\n  console.log(error);\n}",
    );
    assert.match(
      printed(waited),
      /line 3, column 9\)\n +at cell .*, line 2, column 22\n +at cell .*line 2, .*\n$/,
    );
  });
  it("keeps the code that Node writes into its heading, and names files as they are", async () => {
    const cell = await run(
      "try {\n  require('fs').readFileSync(1.5);\n} catch (error) {\n  console.log(error.stack);\n}",
    );
    assert.match(
      printed(cell),
      /^TypeError \[ERR_INVALID_ARG_TYPE\]: [\s\S]*\(node:fs[\s\S]*line 2, column 17\n$/,
    );
  });
  it("names its place also when its stack is thrown on, or the cell has its own way to write stacks", async () => {
    const thrownOn = await run(
      "try {\n  half(1);\n} catch ({ stack }) {\n  throw Object.assign(new Error('on'), { stack });\n}",
    );
    assert.match(
      (thrownOn.reply.traceback ?? []).join("\n"),
      /^Error: on\n\ncell \[\d+\], line 3, in half\n/,
    );
    const own =
      "Error.prepareStackTrace = (_, sites) => String(sites.length > 0);\ntry { half(1); } catch (error) { console.log(error.stack); }";
    assert.equal(printed(await run(own)), "true\n");
    assert.match(
      ((await run("half(1);")).reply.traceback ?? []).join("\n"),
      /^RangeError: odd: 1\n\ncell \[\d+\], line 3/,
    );
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
  it("does so from what it calls back with, however deep", async () => {
    const started = [
      "import { EventEmitter } from 'node:events';",
      "import fs, { createReadStream } from 'node:fs';",
      "import { gzip } from 'node:zlib';",
      "import { randomBytes } from 'node:crypto';",
      "import { exec } from 'node:child_process';",
      "const news = new EventEmitter();",
      "news.on('news', () => console.log('news'));",
      "let nextCellRuns = false;",
      "const timer = setInterval(() => {",
      "  if (!nextCellRuns) return;",
      "  clearInterval(timer);",
      "  fs.readFile('README.md', () => fs.stat('.', () => fs.readdir('.', () => console.log('readdir'))));",
      "  setTimeout(() => setImmediate(() => fs.stat('.', () => news.emit('news'))));",
      "  new Promise<void>((go) => fs.stat('.', () => go())).then(() => console.log('then'));",
      "  createReadStream('README.md').once('data', () => console.log('data'));",
      "  gzip('x', () => console.log('gzip'));",
      "  randomBytes(1, () => process.nextTick(() => console.log('bytes')));",
      "  exec('exit', () => console.log('exec'));",
      "}, 10);",
    ];
    const waits =
      "nextCellRuns = true;\nfor (let i = 0; i < 200; i++) await new Promise((go) => setTimeout(go, 10));\nconsole.log('waited');";
    const [first, second] = await kernel().run([started.join("\n"), waits]);
    const lines = printed(first as Cell)
      .trim()
      .split("\n")
      .sort();
    assert.deepEqual(lines, ["bytes", "data", "exec", "gzip", "news", "readdir", "then"]);
    assert.equal(printed(second as Cell), "waited\n");
    assert.equal(printed(await run("void news.emit('news');")), "news\n");
  });
});
