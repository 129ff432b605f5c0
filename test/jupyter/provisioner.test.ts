import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { python } from "../../tools/jupyter/jupyter.ts";
import { prepareJupyter } from "../../tools/jupyter/prepare.ts";
import { provisioner } from "../../tools/jupyter/provisioner.ts";

const folder = mkdtempSync(join(tmpdir(), "surprisal-provisioner-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the kernel that `argv` is, by Jupyter, and prints what it finds: how many ports are open, and whether the kernel has ended. */
const start = `
import json, socket, sys
from jupyter_client.manager import KernelManager
manager = KernelManager(kernel_name="tried", transport=sys.argv[1])
manager.start_kernel()
about = manager.get_connection_info()
def is_open(name):
    with socket.socket() as looking:
        return looking.connect_ex((about["ip"], about[name])) == 0
ports = [name for name in about if name.endswith("_port")]
opened = sum(map(is_open, ports)) if sys.argv[1] == "tcp" else 0
print(json.dumps({"open": opened, "ended": not manager.is_alive()}))
if manager.is_alive():
    manager.shutdown_kernel(now=True)
manager.cleanup_connection_file()
`;

function started(code: string, transport = "tcp"): unknown {
  const kernel = join(folder, "kernels", "tried");
  mkdirSync(kernel, { recursive: true });
  const spec = { argv: [python, "-c", code, "{connection_file}"], display_name: "Tried", language: "python" };
  writeFileSync(join(kernel, "kernel.json"), JSON.stringify(spec));
  const env = {
    ...process.env,
    JUPYTER_PATH: folder,
    JUPYTER_RUNTIME_DIR: folder,
    JUPYTER_DEFAULT_PROVISIONER_NAME: provisioner,
  };
  return JSON.parse(execFileSync(python, ["-c", start, transport], { env, encoding: "utf8", cwd: folder }));
}

const slow = `
import json, socket, sys, time
about = json.load(open(sys.argv[1]))
time.sleep(0.5)
listening = [socket.create_server((about["ip"], about[f"{name}_port"])) for name in ("hb", "control", "stdin", "iopub")]
time.sleep(0.5)
listening.append(socket.create_server((about["ip"], about["shell_port"])))
time.sleep(60)
`;

describe("a kernel that our Jupyter starts", () => {
  before(() => prepareJupyter());

  it("listens at every port when Jupyter goes on, however long that takes", () =>
    assert.deepEqual(started(slow), { open: 5, ended: false }));

  it("is not waited for once it has ended", () =>
    assert.deepEqual(started("import sys; sys.exit(3)"), { open: 0, ended: true }));

  it("is not asked for ports where it has none", () =>
    assert.deepEqual(started("import time; time.sleep(60)", "ipc"), { open: 0, ended: false }));
});
