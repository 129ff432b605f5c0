import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

const root = join(import.meta.dirname, "..");
const cli = join(root, "dist", "tools", "cli.js");
const surprisal = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
};
const ofClones = ["lessons", "handouts", "homework", "site", "bench"];
const commands = ["lab", "kernel", "check", "grade", "formgrader", "setup", ...ofClones];

describe("surprisal", () => {
  it("lists its commands", () => {
    for (const args of [["--help"], ["-h"], []]) {
      const { status, stdout } = surprisal(...args);
      assert.equal(status, 0);
      for (const name of commands) assert.match(stdout, new RegExp(`^  ${name} +\\w`, "m"));
    }
  });

  it("says its version", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    assert.deepEqual(surprisal("--version"), { status: 0, stdout: `${version}\n`, stderr: "" });
  });

  for (const name of commands)
    it(`${name} --help says how to use it`, () => {
      const { status, stdout, stderr } = surprisal(name, "--help");
      assert.deepEqual([status, stderr], [0, ""]);
      assert.match(stdout, new RegExp(`^surprisal ${name}\\b`));
      assert.equal(/needs a\sclone/.test(stdout), ofClones.includes(name));
    });

  it("ends quietly when nobody reads on", { skip: process.platform === "win32" }, () => {
    const order = `for i in 1 2 3 4 5; do '${process.execPath}' '${cli}' --help; done | true`;
    assert.equal(spawnSync("sh", ["-c", order], { encoding: "utf8" }).stderr, "");
  });

  it("says in a sentence that what it says has no room", { skip: !existsSync("/dev/full") }, () => {
    const order = `'${process.execPath}' '${cli}' --help > /dev/full`;
    const { status, stderr } = spawnSync("sh", ["-c", order], { encoding: "utf8" });
    assert.equal(status, 1);
    assert.match(stderr, /^What this command says cannot be written: ENOSPC[^\n]*\.\n$/);
  });

  it("refuses a command and options that it does not know, in a sentence", () => {
    for (const name of ["nonsense", "toString", "__proto__"])
      assert.deepEqual(surprisal(name), {
        status: 1,
        stdout: "",
        stderr: `There is no command ${name}: surprisal --help lists them.\n`,
      });
    for (const name of ["kernel", "lessons", "check"]) {
      const { status, stderr } = surprisal(name, "--nonsense");
      assert.equal(status, 1);
      assert.match(stderr, /^Unknown option '--nonsense': .*--help.*\.\n$/);
    }
  });
});
