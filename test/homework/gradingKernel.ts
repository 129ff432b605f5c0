// The kernel of a submission, with its thread and its canaries, without nbgrader and sockets around it.
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./course.ts";

const compiled = join(root, "dist", "tools", "kernel", "node");
const { Cells }: typeof import("../../tools/kernel/node/cells.ts") = await import(`${compiled}/cells.js`);
const { Turns }: typeof import("../../tools/kernel/node/turns.ts") = await import(`${compiled}/turns.js`);
const { createNodeConverter }: typeof import("../../tools/kernel/node/createConverter.ts") = await import(
  `${compiled}/createConverter.js`
);
const { GradedOutput }: typeof import("../../tools/kernel/node/gradedOutput.ts") = await import(
  `${compiled}/gradedOutput.js`
);
const { standardNames }: typeof import("../../tools/kernel/node/standardNames.ts") = await import(
  `${compiled}/standardNames.js`
);

export interface Cell {
  id: string;
  source: string;
  isTest: boolean;
}

/** What became of a cell: the error that it ended with, if any. */
export type Errors = Record<string, string | undefined>;

/** A folder for submissions, and what runs one after the other in it, each from a new thread on. */
export function gradingKernel() {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  process.chdir(folder);
  const converter = createNodeConverter(folder, standardNames);
  const thread = new Cells(folder, true, () => converter.forget());
  let isTest = false;
  const rules = { begin: () => undefined, isTest: () => isTest, output: GradedOutput };
  const turns = new Turns(converter, thread, rules, { publish() {}, ask: async () => "" });
  const request = { identities: [], header: "{}", type: "execute_request", session: "" };

  async function run(cell: Cell) {
    const content = { code: cell.source, stop_on_error: false };
    isTest = cell.isTest;
    const reply: { ename?: string; evalue?: string } = await turns.take({ ...request, content }, () => {});
    return reply.ename && `${reply.ename}: ${reply.evalue}`;
  }

  return {
    async grade(cells: readonly Cell[]): Promise<Errors> {
      const errors: Errors = {};
      for (const cell of cells) errors[cell.id] = await run(cell);
      await run({ id: "end", source: "process.exit();", isTest: false });
      return errors;
    },
    async end() {
      await thread.end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
