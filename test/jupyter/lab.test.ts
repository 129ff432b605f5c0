import assert from "node:assert/strict";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { describe, it } from "node:test";
import { clone, onWindows, refused } from "../setup/machine.ts";

const foreign = { JUPYTER_CONFIG_DIR: "/foreign", JUPYTER_PATH: "/foreign", JUPYTER_PREFER_ENV_PATH: "0" };
const asRoot = process.getuid?.() === 0 ? "--allow-root " : "";

describe("surprisal lab", { skip: onWindows, concurrency: true }, () => {
  it("opens JupyterLab with the arguments given and away from foreign settings", async () => {
    const { run, calls, folder } = clone();
    assert.equal((await run("lab", ["--no-browser", "--port", "0"], foreign)).code, 0);
    const [call, settings] = calls().slice(-2);
    assert.equal(call, `python3 -I -m jupyterlab ${asRoot}--no-browser --port 0`);
    assert.equal(settings, `${join(folder, ".jupyter/config")} ${join(folder, ".venv/share/jupyter")}`);
  });

  it("shows the Jupyter that JUPYTER names our kernel, and leaves it its settings", async () => {
    const { run, calls, folder, programs } = clone();
    const { code } = await run("lab", [], { ...foreign, JUPYTER: join(programs, "jupyter") });
    assert.equal(code, 0);
    const path = [join(folder, ".jupyter/share/jupyter"), "/foreign"].join(delimiter);
    assert.equal(calls().at(-1), `/foreign ${path}`);
  });

  it("refuses a port that is taken, before JupyterLab is installed", async () => {
    const server = createServer().listen(0, "localhost");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    assert.ok(address !== null && typeof address === "object");
    const { run, has } = clone();
    for (const args of [
      ["--port", `${address.port}`],
      [`--port=${address.port}`],
      [`--ServerApp.port=${address.port}`],
    ])
      refused(await run("lab", args), `Port ${address.port} is taken`);
    assert.ok(!has(".venv"));
    server.close();
  });
});
