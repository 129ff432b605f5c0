import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { execute } from "../tools/lessons/execute.ts";
import { formatNotebook } from "../tools/lessons/formatNotebook.ts";
import { lessonFiles } from "../tools/lessons/lessonFiles.ts";

type Cell = { id: string; source: string[]; outputs?: { text?: string[] }[] };

const ignored = join(import.meta.dirname, "../.jupyter");
mkdirSync(ignored, { recursive: true });
const desk = mkdtempSync(join(ignored, "exercises-"));
after(() => rmSync(desk, { recursive: true, force: true }));

const text = ({ source }: Cell) => source.join("");
const printed = ({ outputs = [] }: Cell) => outputs.flatMap((output) => output.text ?? []).join("");
const checks = (cells: Cell[]) => cells.filter(({ id }) => /^exercise-\d+-check$/.test(id));
const verdicts = (cell: Cell) => printed(cell).match(/^[✓✗]/gm) ?? ([] as string[]);

describe("the exercises", { concurrency: 2 }, () => {
  for (const file of lessonFiles()) {
    const name = `${basename(dirname(file))}-${basename(file)}`;
    const notebook: { cells: Cell[] } = JSON.parse(readFileSync(file, "utf8"));
    const numbers = checks(notebook.cells).map(({ id }) => id.match(/\d+/)?.[0]);

    it(`of ${name} are a prompt, a stub, a check and a folded answer each`, () => {
      assert.ok(numbers.length >= 3, `${numbers.length} exercises`);
      const ids = notebook.cells.map(({ id }) => id).filter((id) => id.startsWith("exercise-"));
      const parts = ["", "-stub", "-check", "-answer"];
      assert.deepEqual(
        ids,
        numbers.flatMap((n) => parts.map((part) => `exercise-${n}${part}`)),
      );
    });

    it(`of ${name} fail kindly as they are handed out`, () => {
      for (const cell of checks(notebook.cells)) {
        assert.ok(verdicts(cell).includes("✗"), `${cell.id} accepts the stub: ${printed(cell)}`);
      }
    });

    it(`of ${name} accept their own answers`, async () => {
      const answered = structuredClone(notebook);
      for (const n of numbers) {
        const cell = (part: string) =>
          answered.cells.find(({ id }) => id === `exercise-${n}-${part}`) as Cell;
        const code = text(cell("answer")).match(/^```ts\n(.*?)^```$/ms)?.[1];
        assert.ok(code, `the answer to exercise ${n} has no code`);
        cell("stub").source = [code];
      }
      const copy = join(desk, name);
      writeFileSync(copy, JSON.stringify(answered));
      for (const cell of checks(JSON.parse(formatNotebook(await execute(copy))).cells)) {
        assert.deepEqual([...new Set(verdicts(cell))], ["✓"], `${cell.id} says ${printed(cell)}`);
      }
    });
  }
});
