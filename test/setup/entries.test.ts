import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { entriesUnder } from "../../tools/setup/entries.mjs";

const folder = mkdtempSync(join(tmpdir(), "surprisal-entries-"));
after(() => rmSync(folder, { recursive: true, force: true }));

describe("entriesUnder(folder)", () => {
  it("names files, folders and links, and follows no link", () => {
    mkdirSync(join(folder, "inner"));
    writeFileSync(join(folder, "inner", "file"), "");
    symlinkSync("..", join(folder, "inner", "up"), "junction");
    symlinkSync(tmpdir(), join(folder, "elsewhere"), "junction");
    const found = entriesUnder(folder).map(({ path, entry }) => [path, entry.isSymbolicLink()]);
    assert.deepEqual(found.sort(), [
      ["elsewhere", true],
      ["inner", false],
      [join("inner", "file"), false],
      [join("inner", "up"), true],
    ]);
  });
});
