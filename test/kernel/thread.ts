// The kernel with the thread of its cells, in this process and without sockets.
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./kernel.ts";

// A thread starts from what is compiled.
const compiled = join(root, "dist", "tools", "kernel", "node");
const { Cells }: typeof import("../../tools/kernel/node/cells.ts") = await import(`${compiled}/cells.js`);
const { Turns }: typeof import("../../tools/kernel/node/turns.ts") = await import(`${compiled}/turns.js`);
const { createNodeConverter }: typeof import("../../tools/kernel/node/createConverter.ts") = await import(
  `${compiled}/createConverter.js`
);
const { GradedOutput }: typeof import("../../tools/kernel/node/gradedOutput.ts") = await import(
  `${compiled}/gradedOutput.js`
);
const { Output }: typeof import("../../tools/kernel/node/output.ts") = await import(`${compiled}/output.js`);
const { standardNames }: typeof import("../../tools/kernel/node/standardNames.ts") = await import(
  `${compiled}/standardNames.js`
);

type Message = { text?: string; evalue?: string; data?: Record<string, unknown>; code?: string };

/** A kernel in a folder of its own, as readers have it or as it grades. */
export function openThread({ grading }: { grading: boolean }) {
  const folder = mkdtempSync(join(tmpdir(), "thread-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  process.chdir(folder);
  const converter = createNodeConverter(folder, grading ? standardNames : undefined);
  let cells = new Cells(folder, grading, { lost() {}, plain() {} });
  const request = { identities: [], header: "{}", type: "execute_request", session: "" };
  let isTest = false;
  let shown: string[] = [];
  /** The text of each cell, as clients hear it before it runs. */
  const announced: string[] = [];
  const rules = { begin: () => undefined, isTest: () => isTest, output: grading ? GradedOutput : Output };
  const publish = (type: string, content: object) => {
    const { text, evalue, data, code } = content as Message;
    if (type === "execute_input") announced.push(String(code));
    else shown.push(String(text ?? evalue ?? data?.["text/plain"]));
  };
  const start = () => new Turns(converter, cells, rules, { publish, ask: async () => "" });
  let turns = start();

  return {
    announced,
    /** Runs a cell, or a test of homework: the error that it ends with, and what it and late ones before it showed. */
    async run(code: string, asTest = false) {
      isTest = asTest;
      shown = [];
      const content = { code, stop_on_error: false };
      const reply: { ename?: string; evalue?: string } = await turns.take({ ...request, content }, () => {});
      return { error: reply.ename && `${reply.ename}: ${reply.evalue}`, shown: shown.join("\n").trim() };
    },
    /** Begins with a new thread. */
    async restart() {
      await cells.end();
      converter.forget();
      cells = new Cells(folder, grading, { lost() {}, plain() {} });
      turns = start();
    },
    async end() {
      await cells.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
