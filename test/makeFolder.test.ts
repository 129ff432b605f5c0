import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { makeFolder } from "../tools/makeFolder.ts";

const folder = mkdtempSync(join(tmpdir(), "folders-"));
after(() => rmSync(folder, { recursive: true }));

describe("makeFolder(folder, mode)", () => {
  it("makes those above it too, and leaves what is there", () => {
    const deep = join(folder, "a", "b", "c");
    makeFolder(deep, 0o700);
    makeFolder(deep);
    if (process.platform !== "win32") assert.equal(statSync(deep).mode & 0o777, 0o700);
  });
  it("throws where a file is in the way", () => {
    writeFileSync(join(folder, "file"), "");
    assert.throws(() => makeFolder(join(folder, "file")), { code: "EEXIST" });
    assert.throws(() => makeFolder(join(folder, "file", "x")), { code: /ENOTDIR|EEXIST|ENOENT/ });
  });
  it("throws, and does not try for ever, where no folder can be", { skip: !existsSync("/proc/self") }, () => {
    assert.throws(() => makeFolder("/proc/x/y"), { code: "ENOENT", syscall: "mkdir", path: "/proc/x" });
  });
});
