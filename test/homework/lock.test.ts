import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { withCourse } from "../../tools/homework/lock.ts";

const course = mkdtempSync(join(tmpdir(), "locked-"));
after(() => rmSync(course, { recursive: true, force: true }));
const lock = join(course, ".working");
const holds = async () => existsSync(lock);

describe("withCourse(course, work)", () => {
  it("lets one work at a time, and says who does", async () => {
    await withCourse(course, async () => {
      await assert.rejects(
        withCourse(course, holds),
        new RegExp(`^Error: Another command works on this course, process ${process.pid} on .*: let it end`),
      );
    });
    assert.ok(await withCourse(course, holds));
    assert.deepEqual(readdirSync(course), []);
  });

  it("leaves no lock behind when the work fails", async () => {
    await assert.rejects(
      withCourse(course, async () => {
        throw new Error("no");
      }),
      /^Error: no$/,
    );
    assert.deepEqual(readdirSync(course), []);
  });

  it("takes over from a process that is no more, or gave no sign of life for a minute, or left half a lock", async () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    const left = (owner: object) => JSON.stringify({ ...owner, since: "then" });
    const old = new Date(Date.now() - 61_000);
    for (const [text, time] of [
      [left({ host: hostname(), pid }), new Date()],
      [left({ host: hostname(), pid: process.pid }), old],
      [left({ host: "elsewhere", pid: 1 }), old],
      ["", old],
    ] as const) {
      writeFileSync(lock, text);
      utimesSync(lock, time, time);
      assert.ok(await withCourse(course, holds), text);
    }
    mkdirSync(lock);
    utimesSync(lock, old, old);
    assert.ok(await withCourse(course, holds), "a folder");
    writeFileSync(lock, left({ host: "elsewhere", pid: 1 }));
    await assert.rejects(withCourse(course, holds), /process 1 on elsewhere since then/);
    rmSync(lock);
  });

  it("clears away the throw-away folder of a process that is no more, and no other", async () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    const old = new Date(Date.now() - 61_000);
    for (const [owner, prefix, isCleared] of [
      [{ host: hostname(), pid }, join(tmpdir(), "surprisal-"), true],
      [{ host: hostname(), pid }, join(tmpdir(), "mine-"), false],
      [{ host: hostname(), pid }, join(course, "surprisal-"), false],
      [{ host: hostname(), pid: process.pid }, join(tmpdir(), "surprisal-"), false],
      [{ host: "elsewhere", pid }, join(tmpdir(), "surprisal-"), false],
    ] as const) {
      const scratch = mkdtempSync(prefix);
      writeFileSync(join(scratch, "points.json"), "[]");
      writeFileSync(lock, JSON.stringify({ ...owner, since: "then", scratch }));
      utimesSync(lock, old, old);
      await withCourse(course, holds);
      assert.equal(existsSync(scratch), !isCleared, JSON.stringify({ owner, prefix }));
      rmSync(scratch, { recursive: true, force: true });
    }
  });
});
