import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, it } from "node:test";
import { isOpen } from "../../tools/jupyter/isOpen.ts";

const folder = mkdtempSync(join(tmpdir(), "open-"));
after(() => rmSync(folder, { recursive: true, force: true }));

it("all may run a program when its mode, and that of every folder above it, lets them", {
  skip: process.platform !== "linux", // the folder for temporary files of macOS is its user's
}, () => {
  const program = join(folder, "bin", "program");
  mkdirSync(join(folder, "bin"));
  writeFileSync(program, "", { mode: 0o755 });
  symlinkSync(program, join(folder, "link"));
  assert.equal(isOpen(program), false);
  chmodSync(folder, 0o755);
  assert.equal(isOpen(program), true);
  chmodSync(join(folder, "bin"), 0o700);
  assert.equal(isOpen(join(folder, "link")), false);
  chmodSync(join(folder, "bin"), 0o755);
  chmodSync(program, 0o744);
  assert.equal(isOpen(program), false);
});
