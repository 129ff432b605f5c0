import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { Dealer, Subscriber } from "zeromq";
import type { Cells } from "../../tools/kernel/node/cells.ts";
import type { Compiler } from "../../tools/kernel/node/compiler/compiler.ts";
import { Server } from "../../tools/kernel/node/server.ts";
import { openSockets } from "../../tools/kernel/node/sockets.ts";
import type { Rules } from "../../tools/kernel/node/turns.ts";
import { Wire } from "../../tools/kernel/node/wire.ts";

const skip = process.platform === "win32";

it("a client that begins to listen just after it has asked hears all that is told", { skip }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "server-"));
  const ip = join(folder, "kernel");
  const ports = { shell_port: 1, iopub_port: 2, stdin_port: 3, control_port: 4, hb_port: 5 };
  const connection = { transport: "ipc", ip, key: "", signature_scheme: "hmac-sha256", ...ports };
  const sockets = await openSockets(connection);
  const [shell, iopub] = [new Dealer(), new Subscriber({ receiveTimeout: 5000 })];
  try {
    new Server(connection, sockets, {} as Compiler, {} as Cells, {} as Rules).open(); // no cell is run
    const wire = new Wire(connection);
    const request = { identities: [], header: "{}", type: "", session: "", content: {} };
    shell.connect(`ipc://${ip}-1`);
    await shell.send(wire.write("kernel_info_request", {}, request));
    await delay(50);
    iopub.connect(`ipc://${ip}-2`);
    iopub.subscribe();
    const states = [await iopub.receive(), await iopub.receive()].map((frames) => wire.read(frames)?.content);
    assert.deepEqual(states, [{ execution_state: "busy" }, { execution_state: "idle" }]);
  } finally {
    for (const socket of [shell, iopub, ...Object.values(sockets)]) socket.close();
    rmSync(folder, { recursive: true });
  }
});
