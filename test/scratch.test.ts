import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "scratch-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What a process makes whose folder for temporary files is this one. */
function madeIn(TMPDIR: string): string {
  const module = new URL("../dist/tools/scratch.js", import.meta.url).href;
  const program = `import { scratch } from ${JSON.stringify(module)}; process.stdout.write(scratch());`;
  const env = { ...process.env, TMPDIR };
  return spawnSync(process.execPath, ["--input-type=module", "-e", program], { env, encoding: "utf8" })
    .stdout;
}

describe("scratch()", { skip: process.platform !== "linux" && "only Linux has sockets there" }, () => {
  it("lies where the user has temporary files, and ends with its process", () => {
    const made = madeIn("/tmp");
    assert.match(made, /^\/tmp\/surprisal-\w{6}$/);
    assert.ok(!existsSync(made));
  });

  it("lies in /tmp where the path of a socket would be too long", () => {
    const long = join(folder, "x".repeat(60));
    mkdirSync(long);
    assert.equal(dirname(madeIn(long)), "/tmp");
  });
});
