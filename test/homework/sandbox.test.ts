import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { contain, prepareFolder, type Sandbox, starts } from "../../tools/homework/sandbox.ts";
import { lacks } from "../lacks.ts";
import { root } from "./course.ts";

const scratch = mkdtempSync(join(tmpdir(), "sandbox-"));
const secret = join(scratch, "secret.txt");
const server = createServer((_, response) => response.end());

before(async () => {
  writeFileSync(secret, "the answer");
  await once(server.listen(0, "127.0.0.1"), "listening");
});

after(() => {
  server.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs a program as a submission would run, and resolves to what it printed and how it ended. */
async function runIn(sandbox: Sandbox | undefined, program: string) {
  const folder = prepareFolder(scratch);
  const { argv, cwd, env } = contain(sandbox, folder, ["--input-type=commonjs", "-e", program]);
  const child = spawn(String(argv[0]), argv.slice(1), {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "ignore"],
  });
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += text;
  });
  const [code, signal] = await once(child, "close");
  return { printed, code, signal, folder };
}

for (const name of ["bubblewrap", "namespaces"] as const)
  describe(`the sandbox of ${name}`, {
    skip: lacks(starts(name), `the sandbox of ${name} does not start`),
  }, () => {
    const prints = async (expression: string, expected: string) =>
      assert.equal((await runIn(name, `console.log(${expression})`)).printed, `${expected}\n`);

    it("finds the library, and writes into its working folder", async () => {
      const { printed, folder } = await runIn(
        name,
        `require("fs").writeFileSync("mine.txt", "x"); console.log(require("surprisal").entropy([1/2, 1/2]))`,
      );
      assert.equal(printed, "1\n");
      assert.ok(existsSync(join(folder, "work", "mine.txt")));
    });

    it("finds all that the kernel loads to start", async () => {
      const files = ["start.js", "sockets.js", "open.js", "thread/cell.js"].map((file) =>
        join(root, "dist", "tools", "kernel", "node", file),
      );
      const { printed } = await runIn(
        name,
        `for (const file of ${JSON.stringify(files)}) import(file).catch(({ code }) => code && console.log(file, code))`,
      );
      assert.equal(printed, "");
    });

    it("writes nowhere else", async () => {
      const places = [
        root,
        join(root, "dist"),
        join(root, "submission", "node_modules"),
        scratch,
        homedir(),
        tmpdir(),
        "/",
        "/usr",
        "/dev/shm",
      ];
      const tries = JSON.stringify(places.map((place) => join(place, "spy.txt")));
      const program = `${tries}.filter((file) => { try { require("fs").writeFileSync(file, "x"); return true; } catch {} })`;
      await prints(`(${program}).join()`, "");
      for (const place of places) assert.ok(!existsSync(join(place, "spy.txt")), place);
    });

    it("reads neither the submissions nor the home of the teacher nor the course", async () => {
      const paths = JSON.stringify([secret, homedir(), join(root, "notebooks"), "/etc/passwd"]);
      await prints(`${paths}.filter(require("fs").existsSync).join()`, "");
    });

    it("has no network", async () => {
      const { port } = server.address() as AddressInfo;
      const { printed } = await runIn(
        name,
        `fetch("http://127.0.0.1:${port}").then(() => console.log("reached"), () => console.log("refused"))`,
      );
      assert.equal(printed, "refused\n");
    });

    it("sees no process, not even its own memory, and cannot end another", async () => {
      await prints(
        `[].concat(...["/proc", "/old"].map((path) => { try { return require("fs").readdirSync(path); } catch { return []; } })).length`,
        "0",
      );
      const { printed } = await runIn(
        name,
        `for (const target of [process.ppid, 0, -1]) try { process.kill(target, "SIGTERM"); } catch {} console.log("tried")`,
      );
      assert.match(printed, /^(tried\n)?$/);
      assert.ok(server.listening);
    });

    it("knows nothing of the environment", async () => {
      process.env.SECRET_TOKEN = "tell nobody";
      const { printed } = await runIn(name, "console.log(Object.keys(process.env).sort().join())");
      delete process.env.SECRET_TOKEN;
      assert.match(printed, /^HOME,LANG,NBGRADER_EXECUTION,(OLDPWD,)?PATH,PWD,TMPDIR,TZ\n$/);
    });

    it("has an end to its memory and its files", async () => {
      await prints(
        `(() => { try { return new Float64Array(4e8).fill(1).length; } catch (error) { return error.message; } })()`,
        "Array buffer allocation failed",
      );
      const { code, signal } = await runIn(
        name,
        "const hog = []; while (true) hog.push(Array(1e5).fill(1.5))",
      );
      assert.ok(signal !== null || code !== 0);
      await prints(
        `(() => { try { require("fs").writeFileSync("big", Buffer.alloc(2e8)); } catch (error) { return error.code; } })()`,
        "EFBIG",
      );
    });
  });
