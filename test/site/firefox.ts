import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, it } from "node:test";
import { lessonFiles } from "../../tools/lessons/lessonFiles.ts";
import { parseNotebook } from "../../tools/lessons/notebook.ts";
import { serve } from "../../tools/site/serve.ts";
import { legible, type Message } from "./kernel.ts";

const found = (process.env.PATH ?? "")
  .split(delimiter)
  .flatMap((folder) => ["firefox", "firefox-esr"].map((name) => join(folder, name)))
  .find((path) => existsSync(path));
export const withoutFirefox = found ? false : "there is no Firefox";

/** The English lessons, or with ALL_EDITIONS those of every language. */
const files = lessonFiles(process.env.ALL_EDITIONS ? [] : ["en/"]);
const lessons = files.map((file) => {
  const { cells } = parseNotebook(readFileSync(file, "utf8"));
  return { file, cells: cells.filter((cell) => cell.cell_type === "code") };
});

lessons.push({
  file: "a stack that a cell catches",
  cells: [
    {
      id: "caught",
      cell_type: "code",
      source:
        "function half(): never {\n  throw new RangeError('odd');\n}\ntry { half(); } catch (error) { console.log((error as Error).stack); }",
      outputs: [
        {
          output_type: "stream",
          name: "stdout",
          text: "half@cell [1], line 2, column 9\n@cell [1], line 4, column 7\n",
        },
      ],
      metadata: {},
      execution_count: 1,
    },
  ],
});

/** What the page does: it runs the lessons, each in a kernel of its own, and sends what they showed. */
async function runAll(scripts: string[], lessons: string[][], results: string) {
  for (const [at, codes] of lessons.entries()) {
    const [compiler, runner] = scripts.map((script) => new Worker(script)) as [Worker, Worker];
    const { port1, port2 } = new MessageChannel();
    compiler.postMessage("line", [port1]);
    runner.postMessage("line", [port2]);
    const shown: object[][] = [];
    for (const [id, code] of codes.entries())
      shown.push(
        await new Promise((resolve) => {
          const messages: object[] = [];
          runner.onmessage = ({ data }) => {
            if (data.type === "reply") resolve(messages);
            else if (data.id !== undefined) messages.push(data);
          };
          runner.postMessage({ id, type: "execute", content: { code } });
        }),
      );
    compiler.terminate();
    runner.terminate();
    await fetch(`${results}${at}`, { method: "POST", mode: "no-cors", body: JSON.stringify(shown) });
  }
}

/** What the kernel of a built site shows in Firefox, which is given a page that runs the lessons and tells. */
export function kernelInFirefox(folder: () => string) {
  const work = mkdtempSync(join(tmpdir(), "firefox-"));
  const told = new Map<number, (shown: Message[][]) => void>();
  const shown = lessons.map((_, at) => new Promise<Message[][]>((resolve) => told.set(at, resolve)));
  let firefox: ChildProcess;
  let close: () => void;

  before(async () => {
    const results = createServer(async (request, answer) => {
      const text = Buffer.concat(await request.toArray()).toString();
      told.get(Number(request.url?.slice(1)))?.(JSON.parse(text));
      answer.end();
    }).listen(0, "127.0.0.1");
    await once(results, "listening");
    const site = join(work, "site");
    cpSync(join(folder(), "assets"), join(site, "assets"), { recursive: true });
    const scripts = ["converter", "runner"].map(
      (name) => `assets/${readdirSync(join(site, "assets")).find((file) => file.startsWith(`${name}-`))}`,
    );
    const codes = lessons.map(({ cells }) => cells.map(({ source }) => source));
    const values = [scripts, codes, `http://127.0.0.1:${(results.address() as AddressInfo).port}/`];
    const call = `(${runAll})(...${JSON.stringify(values).replaceAll("<", "\\u003c")})`;
    const helper = "globalThis.__name = (value) => value"; // tsx names functions by it
    writeFileSync(
      join(site, "run.html"),
      `<!DOCTYPE html><meta charset="utf-8"><script>${helper}; ${call};</script>`,
    );
    const server = await serve(site);
    close = () => {
      server.close();
      results.closeAllConnections();
      results.close();
    };
    const args = ["--headless", "--no-remote", "--profile", join(work, "profile"), `${server.url}run.html`];
    mkdirSync(join(work, "profile"));
    firefox = spawn(found as string, args, { stdio: "ignore" });
  });
  after(async () => {
    if (firefox.exitCode === null) {
      firefox.kill();
      await once(firefox, "exit");
    }
    close();
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  });

  for (const [at, { file, cells }] of lessons.entries())
    it(`shows what is committed: ${file.split(/[\\/]/).slice(-2).join("/")}`, async () => {
      const all = (await shown[at]) ?? [];
      for (const [index, cell] of cells.entries())
        assert.deepEqual(legible(all[index] ?? []), legible(cell.outputs), cell.id);
    });
}
