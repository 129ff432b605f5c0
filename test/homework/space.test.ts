import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { watchSpace } from "../../tools/homework/space.ts";
import { removeFolder } from "../../tools/removeFolder.ts";

const windows = process.platform === "win32" && "its paths have no such end";
const folders: string[] = [];
after(() => folders.forEach(removeFolder));

/** A folder that held a file before it was watched, and its watch. */
function watched(files = 10) {
  const folder = mkdtempSync(join(tmpdir(), "space-"));
  folders.push(folder);
  writeFileSync(join(folder, "data"), "x".repeat(5e6));
  return { folder, isFull: watchSpace(folder, { megabytes: 1, files }) };
}

describe("watchSpace(folder)", () => {
  it("counts what came since, in all folders, and not what links lead to", () => {
    const { folder, isFull } = watched();
    mkdirSync(join(folder, "in"));
    writeFileSync(join(folder, "in", "a"), "x".repeat(6e5));
    symlinkSync(folder, join(folder, "in", "link"));
    assert.equal(isFull(), false);
    writeFileSync(join(folder, "in", "b"), "x".repeat(6e5));
    assert.equal(isFull(), true);
    rmSync(join(folder, "in", "a"));
    assert.equal(isFull(), false);
  });

  it("counts files, folders and links, be they empty", () => {
    const { folder, isFull } = watched();
    for (let i = 0; i < 5; i++) mkdirSync(join(folder, `in${i}`));
    for (let i = 0; i < 5; i++) writeFileSync(join(folder, "in1", `${i}`), "");
    assert.equal(isFull(), false);
    symlinkSync("nowhere", join(folder, "link"));
    assert.equal(isFull(), true);
  });

  it("counts much for a folder that cannot be looked into, as it lies too deep for any path", {
    skip: windows,
  }, () => {
    const { folder, isFull } = watched(1000);
    const deep = (name: string) => join(folder, name, ...Array<string>(3).fill("x".repeat(240)));
    mkdirSync(deep("0"), { recursive: true });
    assert.equal(isFull(), false);
    for (let i = 1; i < 6; i++) {
      assert.equal(isFull(), false);
      mkdirSync(deep(`${i}`), { recursive: true });
      renameSync(join(folder, `${i - 1}`), join(deep(`${i}`), "y"));
    }
    assert.equal(isFull(), true);
  });
});
