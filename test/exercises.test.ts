import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, it } from "node:test";
import { lessonFiles } from "../tools/lessons/lessonFiles.ts";

type Cell = { id: string; outputs?: { text?: string[] }[] };

const printed = ({ outputs = [] }: Cell) => outputs.flatMap((output) => output.text ?? []).join("");
const checks = (cells: Cell[]) => cells.filter(({ id }) => /^exercise-\d+-check$/.test(id));
const verdicts = (cell: Cell) => printed(cell).match(/^[✓✗]/gm) ?? ([] as string[]);

// That they accept their own answers is tested where lessons run, in notebooks.test.ts.
describe("the exercises", () => {
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
  }
});
