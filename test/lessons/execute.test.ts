import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { execute } from "../../tools/lessons/execute.ts";
import { formatNotebook } from "../../tools/lessons/formatNotebook.ts";

describe("execute(file)", () => {
  const folder = mkdtempSync(join(tmpdir(), "lessons [a] & [1-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("runs a notebook whose path looks like a pattern", { timeout: 120_000 }, async () => {
    const file = join(folder, "[b] one.ipynb");
    const cell = { cell_type: "code", id: "a", metadata: {}, execution_count: null, outputs: [], source: "6 * 7" } as const; // biome-ignore format: a cell
    writeFileSync(file, formatNotebook({ cells: [{ ...cell, outputs: [] }], metadata: {}, nbformat: 4, nbformat_minor: 5 })); // biome-ignore format: a notebook
    const { cells } = await execute(file);
    assert.match(JSON.stringify(cells[0]), /"text\/plain":"42"/);
  });
});
