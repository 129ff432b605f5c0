import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { inspect } from "node:util";
import { Script } from "node:vm";
import { librariesOf } from "../../tools/kernel/node/compiler/blob.ts";
import { bytesOf, filename, inOnePiece, piecesOf } from "../../tools/kernel/node/libraries/file.ts";
import { open } from "../../tools/kernel/node/libraries/open.ts";
import { root } from "./kernel.ts";
import { blob, caches, folder, jupyter, made, session, unmade } from "./snapshots.ts";

const require = createRequire(import.meta.url);
const onWindows = process.platform === "win32";

let plain: Awaited<ReturnType<typeof session>>;
before(async () => {
  const both = await Promise.all([session(), session()]);
  [plain] = both;
  assert.deepEqual(both[1].said, plain.said);
  await made(() => true);
});

/** What a kernel says must not depend on the snapshot; resolves to whether it uses it. */
async function starts(more?: NodeJS.ProcessEnv) {
  const { said, fromSnapshot } = await session(more);
  assert.deepEqual(said, plain.said);
  return fromSnapshot;
}

describe("the first kernels of a user", () => {
  it("run without a start snapshot, and have one made that only the user can write", () => {
    assert.deepEqual(
      plain.said.ran.map(({ reply }) => reply.status),
      ["ok", "ok", "ok", "ok", "ok", "error", "error", "error", "error"],
    );
    if (onWindows) return;
    assert.equal(fs.statSync(folder).mode & 0o777, 0o700);
    assert.equal(fs.statSync(blob()).mode & 0o022, 0);
  });
});

describe("a kernel that starts from the snapshot", () => {
  it("says what one says that starts without it", async () => {
    assert.notEqual(plain.fromSnapshot, true);
    assert.notEqual(await starts(), false);
  });
});

describe("the libraries in one piece", () => {
  const file = () => librariesOf(blob());
  const pieces = () => piecesOf(fs.readFileSync(file())) ?? assert.fail("it is not whole");

  it("are what kernels load that start when they are there", async () => {
    assert.equal(plain.inOnePiece, false);
    assert.equal((await session()).inOnePiece, true);
  });
  it("are the same that Node loads from their files, constants where those are", () => {
    const load = open(file()) ?? assert.fail("they are not there");
    for (const name of inOnePiece) {
      const [given, own] = [load(require.resolve(name)), require(name)] as Record<string, unknown>[];
      assert.deepEqual(Object.keys(given ?? {}), Object.keys(own ?? {}), name);
      for (const [key, value] of Object.entries(own ?? {}))
        assert.equal(inspect(given?.[key], { depth: 0 }), inspect(value, { depth: 0 }), `${name}: ${key}`);
      assert.equal(Object.isFrozen(given), name !== "mathjs", name);
      assert.equal(load(require.resolve(name)), given);
    }
    assert.equal(load(require.resolve("typescript")), undefined);
  });
  it("are used only as they were written, for the files that are there", () => {
    const other = join(jupyter.folder, "other.libraries");
    const whole = fs.readFileSync(file());
    const { length } = whole;
    for (const bytes of [
      ...[whole.subarray(0, length - 9), whole.subarray(0, 99), Buffer.alloc(0), Buffer.from("null\n")],
      ...[length >> 1, length - 99].map((at) => Buffer.from(whole).fill(7, at, at + 9)),
      bytesOf({ ...pieces(), stamps: [[join(root, "package.json"), "1 2"]] }),
      bytesOf({ ...pieces(), javascript: "() => ({})", compiled: Buffer.from("of another engine") }), // V8 may know ours
    ]) {
      fs.writeFileSync(other, bytes);
      assert.equal(open(other), undefined);
    }
    fs.writeFileSync(other, bytesOf(pieces()));
    assert.ok(open(other));
    fs.rmSync(other);
    assert.equal(open(other), undefined);
  });
  it("are of no consequence where they cannot be read, or another version has written them", () =>
    unmade(async () => {
      const whole = fs.readFileSync(file());
      const javascript = "() => ({})";
      const compiled = new Script(javascript, { filename }).createCachedData();
      const written = bytesOf({ ...pieces(), javascript, compiled });
      for (const put of [() => fs.mkdirSync(file()), () => fs.writeFileSync(file(), written)]) {
        fs.rmSync(file());
        put();
        const { said, inOnePiece } = await session();
        fs.rmSync(file(), { recursive: true });
        fs.writeFileSync(file(), whole);
        assert.deepEqual([said, inOnePiece], [plain.said, false]);
      }
    }));
  it("are made anew where they are missing", async () => {
    fs.rmSync(file());
    assert.equal((await session()).inOnePiece, false);
    await made(() => true);
    assert.equal((await session()).inOnePiece, true);
  });
});

describe("the compiler of a kernel", () => {
  it("answers only who knows the secret of the first question", () => {
    const ask = (id: string, secret: string) =>
      `${JSON.stringify({ id, secret, method: "forget", values: [] })}\n`;
    const program = join(root, "dist", "tools", "kernel", "node", "compiler", "plain.js");
    const input = ask("1", "open") + ask("2", "guessed") + ask("3", "open");
    const { stdout } = spawnSync(process.execPath, [program, "[]"], { input, encoding: "utf8" });
    assert.deepEqual(stdout.match(/"id":"\w+"/g), ['"id":"ready"', '"id":"1"', '"id":"3"']);
  });
});

describe("a snapshot that another user could have written", { skip: onWindows }, () => {
  for (const [what, path] of [
    ["the file", blob],
    ["its folder", () => folder],
    ["a folder above", () => caches],
  ] as const)
    it(`is not looked at: ${what} can be written by others`, () =>
      unmade(async () => {
        const { mode } = fs.statSync(path());
        fs.chmodSync(path(), mode | 0o022);
        assert.notEqual(await starts(), true);
        fs.chmodSync(path(), mode);
      }));
  it("is not looked at where it belongs to another", { skip: process.getuid?.() !== 0 }, () =>
    unmade(async () => {
      fs.chownSync(blob(), 65534, 65534);
      assert.notEqual(await starts(), true);
      fs.chownSync(blob(), 0, 0);
    }),
  );
});

describe("a snapshot that is not right", () => {
  for (const [what, spoil] of [
    ["cut short", (whole: Buffer) => whole.subarray(0, 1_000_000)],
    ["damaged", (whole: Buffer) => Buffer.from(whole).fill(7, whole.length >> 1, (whole.length >> 1) + 999)],
    ["no snapshot at all", (whole: Buffer) => Buffer.alloc(whole.length, "x")],
  ] as const)
    it(`is of no consequence when it is ${what}`, () =>
      unmade(async () => {
        fs.writeFileSync(blob(), spoil(fs.readFileSync(blob())));
        assert.notEqual(await starts(), true);
      }));
  it("is made anew when it is empty", async () => {
    fs.writeFileSync(blob(), "");
    assert.notEqual(await starts(), true);
    await made(() => fs.statSync(blob()).size > 0);
  });
  it("is made anew when a type declaration has changed", async () => {
    const declarations = join(root, "node_modules", "@types", "node", "assert.d.ts");
    const { atimeMs, mtimeMs } = fs.statSync(declarations);
    const { ino } = fs.statSync(blob());
    try {
      fs.utimesSync(declarations, atimeMs / 1000, mtimeMs / 1000 + 60);
      assert.notEqual(await starts(), true);
      await made(() => fs.statSync(blob()).ino !== ino);
      assert.notEqual(await starts(), false);
    } finally {
      fs.utimesSync(declarations, atimeMs / 1000, mtimeMs / 1000);
    }
  });
  it("is made anew when TypeScript was installed after one failed", async () => {
    const typescript = require.resolve("typescript");
    const { atime, mtime } = fs.statSync(typescript);
    const { ino } = fs.statSync(blob());
    const minutesAgo = (minutes: number) => new Date(Date.now() - 60_000 * minutes);
    const failed = `${blob()}.making`;
    fs.mkdirSync(failed);
    fs.utimesSync(failed, minutesAgo(2), minutesAgo(2));
    try {
      fs.utimesSync(typescript, atime, minutesAgo(1));
      assert.notEqual(await starts(), true);
      await made(() => fs.statSync(blob()).ino !== ino);
    } finally {
      fs.utimesSync(typescript, atime, mtime);
    }
  });
});

describe("a folder that cannot be written", { skip: onWindows }, () => {
  it("is of no consequence", async () => {
    const elsewhere = join(jupyter.folder, "read-only");
    fs.writeFileSync(elsewhere, ""); // a file, for root can write in any folder
    assert.notEqual(await starts({ XDG_CACHE_HOME: elsewhere }), true);
  });
});

describe("a compiler whose kernel was killed before it was ready", () => {
  it("ends, too", { timeout: 60_000 }, async () => {
    const program = join(root, "dist", "tools", "kernel", "node", "compiler", "plain.js");
    const compiler = spawn(process.execPath, [program, "[]"]);
    compiler.stdin.destroy();
    compiler.stdout.destroy();
    await once(compiler, "exit");
  });
});
