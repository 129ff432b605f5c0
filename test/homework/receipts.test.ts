import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { readReceipts, writeReceipts } from "../../tools/homework/receipts.ts";
import { write } from "./course.ts";

const folder = mkdtempSync(join(tmpdir(), "receipts-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const given = (name: string, files: Record<string, string>) => {
  for (const [file, text] of Object.entries(files)) write(join(folder, name, file), text);
  return join(folder, name);
};

const whole = { "timestamp.txt": "2026-01-02 10:00:00.123456 KST", "submission_secret.txt": "0a1b" };

describe("receipts", () => {
  it("are read and written as they are, and nothing else with them", () => {
    const from = given("whole", { ...whole, "notes.txt": "mine" });
    assert.deepEqual(readReceipts(from), whole);
    const to = given("next", { "timestamp.txt": "2025-01-01 10:00:00 UTC" });
    writeReceipts(to, readReceipts(from));
    assert.deepEqual(readReceipts(to), whole);
    assert.deepEqual(readdirSync(to).sort(), Object.keys(whole).sort());
    writeReceipts(to, {});
    assert.deepEqual(readdirSync(to), []);
  });

  it("are none when they are large, or look like something else", () => {
    assert.deepEqual(readReceipts(given("large", { "submission_secret.txt": "a".repeat(1001) })), {});
    assert.deepEqual(
      readReceipts(given("odd", { "timestamp.txt": "soon", "submission_secret.txt": "é\n" })),
      {},
    );
  });

  it("are none when they are links or folders", { skip: process.platform === "win32" }, () => {
    const elsewhere = given("elsewhere", whole);
    const linked = given("linked", {});
    mkdirSync(join(linked, "timestamp.txt"), { recursive: true });
    symlinkSync(join(elsewhere, "submission_secret.txt"), join(linked, "submission_secret.txt"));
    assert.deepEqual(readReceipts(linked), {});
  });
});
