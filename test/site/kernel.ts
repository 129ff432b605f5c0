import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { Browser, Page } from "playwright-core";
import { lessonFiles } from "../../tools/lessons/lessonFiles.ts";
import { parseNotebook } from "../../tools/lessons/notebook.ts";
import type { Output } from "../../tools/lessons/output.ts";
import { serve } from "../../tools/site/serve.ts";
import { createCore } from "../kernel/core.ts";
import { trickyCells } from "./trickyCells.ts";

export type Message = { type: string; content: Record<string, unknown> };

/** Printed text joined, and what is shown, in order. */
export function legible(outputs: (Output | Message)[]) {
  const told: [string, unknown][] = [];
  for (const output of outputs) {
    const { type, name, text, data, evalue } = (
      "content" in output ? { type: output.type, ...output.content } : { type: output.output_type, ...output }
    ) as Record<string, unknown> & { type: string };
    const last = told.at(-1);
    if (type === "stream" && last && last[0] === name) last[1] = `${last[1]}${text}`;
    else told.push(type === "stream" ? [String(name), text] : [type, data ?? evalue]);
  }
  return told;
}

/** What the worker of a built site answers, without a page around it. */
export function kernelInBrowser(folder: () => string, browser: () => Browser) {
  async function withKernel(use: (run: (code: string) => Promise<Message[]>, page: Page) => Promise<void>) {
    const { url, close } = await serve(folder());
    const page = await browser().newPage();
    try {
      await page.addInitScript("globalThis.__name = (value) => value"); // tsx names functions by it
      await page.goto(`${url}icon.svg`);
      const scripts = ["converter", "runner"].map(
        (name) =>
          `${url}assets/${readdirSync(join(folder(), "assets")).find((file) => file.startsWith(`${name}-`))}`,
      );
      await page.evaluate((scripts) => {
        const [compiler, worker] = scripts.map((script) => new Worker(script)) as [Worker, Worker];
        const { port1, port2 } = new MessageChannel();
        compiler.postMessage("line", [port1]);
        worker.postMessage("line", [port2]);
        let count = 0;
        let shown: Message[] = [];
        let done = (_: Message[]) => {};
        worker.onmessage = ({ data }) => {
          if (data.type === "reply") done(shown);
          else if (data.id !== undefined) shown.push(data);
        };
        Object.assign(window, {
          run: (code: string) =>
            new Promise<Message[]>((resolve) => {
              shown = [];
              done = resolve;
              count += 1;
              worker.postMessage({ id: count, type: "execute", content: { code } });
            }),
        });
      }, scripts);
      const run = (code: string) =>
        page.evaluate(
          (code) => (window as never as { run(code: string): Promise<Message[]> }).run(code),
          code,
        );
      await use(run, page);
    } finally {
      await page.close();
      close();
    }
  }

  for (const lesson of lessonFiles(["en/"]).map((file) => basename(file)))
    it(`shows what is committed, each edition after the other: ${lesson}`, () =>
      withKernel(async (run) => {
        for (const file of lessonFiles([lesson]))
          for (const cell of parseNotebook(readFileSync(file, "utf8")).cells)
            if (cell.cell_type === "code")
              assert.deepEqual(legible(await run(cell.source)), legible(cell.outputs), `${file}: ${cell.id}`);
      }));

  const shown = async (run: (code: string) => Promise<Message[]>, ...cells: string[]) => {
    let last: Message[] = [];
    for (const code of cells) last = await run(code);
    return last
      .map(
        ({ content }) =>
          content.text ?? content.evalue ?? (content.data as Record<string, string>)?.["text/plain"],
      )
      .join("");
  };

  it("keeps variables live across cells, as the kernel of Node does", () =>
    withKernel(async (run) => {
      const cells = ["let rate = 0.1; const step = (w: number) => w - rate * w;", "rate = 0.5; step(1)"];
      assert.equal(await shown(run, ...cells), "0.5");
      assert.equal(await shown(run, "const b = 2;", "({ b })"), "{ b: 2 }");
      assert.equal(
        await shown(run, "const total = 5;", 'const total = (() => { throw new Error("no") })();', "total"),
        "5",
      );
      assert.equal(await shown(run, "for await (const x of [1, 2]) console.log(x)"), "1\n2\n");
      assert.equal(await shown(run, "await Promise.resolve(7)"), "7");
    }));

  it("prints as Node does", () =>
    withKernel(async (run) => {
      assert.equal(
        await shown(run, "console.log('%s has %d', 'a', 2, { x: [1, { y: 2 }] })"),
        "a has 2 { x: [ 1, { y: 2 } ] }\n",
      );
      assert.equal(
        await shown(run, "console.group('a'); console.log('b'); console.groupEnd(); console.log('c')"),
        "a\n  b\nc\n",
      );
      assert.match(await shown(run, "console.table([{ a: 1, b: 'x' }])"), /│ \(index\) │ a │ +b +│/);
      assert.equal(await shown(run, "function named() {}; console.log(named)"), "[Function: named]\n");
      assert.equal(
        await shown(run, "import { entropy } from 'surprisal'; console.log(entropy)"),
        "[Function: entropy]\n",
      );
    }));

  it("tells a rejection that nobody handles of the cell it came from", () =>
    withKernel(async (run) => {
      for (let i = 0; i < 30; i++)
        assert.equal(
          await shown(run, `void (async () => { throw new Error("floating ${i}"); })();`),
          `floating ${i}`,
        );
    }));

  it("says why a cell cannot run where another has replaced what the kernel needs", () =>
    withKernel(async (run) => {
      assert.match(
        await shown(run, "(globalThis as any).Promise = undefined;", "1 + 1"),
        /Promise is not a constructor/,
      );
    }));

  it("says in a sentence what a browser lacks", () =>
    withKernel(async (run) => {
      assert.match(
        await shown(run, "import { readFileSync } from 'node:fs'; readFileSync('x')"),
        /There is no module node:fs in the browser: there are surprisal, .* on your computer\./,
      );
      for (const name of ["process", "fetch", "global"])
        assert.match(
          await shown(run, `${name}.at`),
          new RegExp(`Cells in the browser have no ${name}\\. .* on your computer\\.`),
        );
      assert.match(await shown(run, "setImmediate(() => {})"), /have no setImmediate: use setTimeout\./);
      assert.match(
        await shown(run, "const name: string = 'node:fs'; await import(name)"),
        /no module node:fs in the browser/,
      );
    }));

  it("shows of tricky cells what the kernel of Node shows", () =>
    withKernel(async (run) => {
      const core = createCore();
      const differing: object[] = [];
      for (const code of trickyCells) {
        const { printed, displayed, result, failure } = await core.run(code);
        const inNode = {
          printed,
          displayed: displayed.map(({ data }) => data),
          result: result?.data,
          failure,
        };
        const messages = await run(code);
        const of = (...types: string[]) => messages.filter(({ type }) => types.includes(type));
        const inBrowser = {
          printed: of("stream")
            .map(({ content }) => content.text)
            .join(""),
          displayed: of("display_data", "update_display_data").map(({ content }) => content.data),
          result: of("execute_result")[0]?.content.data,
          failure: of("error")[0]?.content,
        };
        if (!isDeepStrictEqual(inBrowser, inNode)) differing.push({ code, inBrowser, inNode });
      }
      assert.deepEqual(differing, []);
    }));

  it("names the line of an error", () =>
    withKernel(async (run) => {
      const [error] = await run(
        "const a = 1;\nfunction half(x: number): number { throw new RangeError('odd'); }\nhalf(a);",
      );
      const traceback = ((error?.content.traceback as string[] | undefined) ?? []).join("\n");
      assert.match(traceback, /cell \[1\], line 2, in half/);
      assert.match(traceback, /cell \[1\], line 3/);
      assert.equal(await shown(run, "new Error('shown')"), "Error: shown\n    at cell [2], line 1, column 1");
    }));
}
