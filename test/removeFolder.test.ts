import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { removeFolder } from "../tools/removeFolder.ts";

const windows = process.platform === "win32" && "there a folder's owner may always enter";

describe("removeFolder(folder)", { skip: windows }, () => {
  const make = () => mkdtempSync(join(tmpdir(), "removed-"));

  it("removes what a submission has left, and nothing that a link there leads to", () => {
    const [folder, other] = [make(), make()];
    writeFileSync(join(other, "kept"), "");
    mkdirSync(join(folder, "closed", "inner"), { recursive: true });
    symlinkSync(other, join(folder, "closed", "inner", "link"));
    for (const name of ["inner", "."]) chmodSync(join(folder, "closed", name), 0);
    removeFolder(folder);
    assert.ok(!existsSync(folder));
    assert.ok(existsSync(join(other, "kept")));
    removeFolder(other);
    removeFolder(other);
  });

  it("removes folders that lie so deep that no path leads to them", () => {
    const folder = make();
    for (let i = 0; i < 3; i++) {
      const deep = join(folder, `new${i}`, ...Array<string>(12).fill("x".repeat(200)));
      mkdirSync(deep, { recursive: true });
      if (i > 0) renameSync(join(folder, `new${i - 1}`), join(deep, "y"));
    }
    removeFolder(folder);
    assert.ok(!existsSync(folder));
  });
});
