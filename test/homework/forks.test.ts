import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { nbgrader } from "../../tools/homework/nbgrader.ts";
import { lacks } from "../lacks.ts";

const folder = mkdtempSync(join(tmpdir(), "forks-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Does what the variable says, in Python, when nbgrader reads its configuration. */
writeFileSync(join(folder, "nbgrader_config.py"), 'import os, time\nexec(os.environ.get("DO", ""))\n');
const order = (what: string, seconds?: number) =>
  nbgrader(folder, ["update", "."], { DO: what }, seconds).then(() => "done");

const linux = lacks(process.platform === "linux", "nbgrader forks on Linux only");

describe("nbgrader, loaded once for several orders", { skip: linux }, () => {
  it("does them at the same time, each with its own environment and exit code", async () => {
    const [said, failure] = await Promise.all([
      nbgrader(folder, ["update", "."], { DO: "time.sleep(1); print(6 * 7)" }),
      order("os._exit(7)").catch((error) => error),
    ]);
    assert.match(said.stdout, /^(42\n)+$/); // it reads its configuration several times
    assert.equal(failure.code, 7);
  });

  it("goes on when a process dies that carries out an order", async () => {
    const [killed, other] = await Promise.allSettled([
      order("os.kill(os.getpid(), 9)"),
      order("time.sleep(1)"),
    ]);
    assert.equal(killed.status === "rejected" && killed.reason.message, "nbgrader ended with code -9");
    assert.equal(other.status, "fulfilled");
  });

  it("ends an order whose time is up", async () => {
    await assert.rejects(order("time.sleep(600)", 1), { killed: true });
  });

  it("is loaded again when it has died itself, with all that it was doing", async () => {
    const orders = [order("time.sleep(600)"), order("os.kill(os.getppid(), 9)")];
    for (const result of await Promise.allSettled(orders))
      assert.equal(result.status === "rejected" && result.reason.message, "nbgrader ended (SIGKILL)");
    assert.equal(await order(""), "done");
  });
});
