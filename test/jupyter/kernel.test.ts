import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { clone, complete, onWindows, refused } from "../setup/machine.ts";

const file = "share/jupyter/kernels/tslab/kernel.json";

describe("surprisal kernel", { skip: onWindows, concurrency: true }, () => {
  it("registers the kernel for the user, where Jupyter looks for it", async () => {
    const { run, folder, read, has } = clone();
    const home = process.platform === "darwin" ? "Library/Jupyter" : ".local/share/jupyter";
    const { stdout } = await run("kernel", ["--user"]);
    const spec = join(home, "kernels/tslab/kernel.json");
    assert.ok(stdout.endsWith(`The kernel TypeScript is registered: ${join(folder, spec)}\n`));
    assert.deepEqual(JSON.parse(read(spec)).argv, [
      process.execPath,
      join(folder, "dist/tools/kernel/node/start.js"),
      "{connection_file}",
    ]);
    await run("kernel", ["--user"], { JUPYTER_DATA_DIR: join(folder, "data") });
    assert.ok(has("data/kernels/tslab/kernel.json") && !has(".venv"));
    assert.match(read("data/kernels/tslab/logo-svg.svg"), /^<svg .*<title>surprisal<\/title>/);
  });

  it("registers it in the environment of the Python on the PATH, or of PYTHON", async () => {
    const { run, folder, programs, has, install } = clone({ ...complete });
    install("python3", `echo '${folder}/on the path'`);
    install("other", `echo '${folder}/named'`);
    assert.equal((await run("kernel", ["--sys-prefix"])).code, 0);
    assert.ok(has(`on the path/${file}`));
    await run("kernel", ["--sys-prefix"], { PYTHON: join(programs, "other") });
    assert.ok(has(`named/${file}`));
  });

  it("registers it at a prefix, relative to where its user is", async () => {
    const { run, folder, has } = clone();
    await run("kernel", ["--prefix", join(folder, "here")]);
    assert.ok(has(`here/${file}`));
  });

  it("refuses no place, two places, an empty one, and a machine without Python", async () => {
    const { run } = clone({ npm: complete.npm });
    const where = "--user, --sys-prefix or --prefix <folder>";
    refused(await run("kernel"), where);
    refused(await run("kernel", ["--user", "--prefix", "/p"]), where);
    refused(await run("kernel", ["--prefix", ""]), "--prefix is empty", "name the folder");
    refused(await run("kernel", ["--prefix", "--user"]), "--prefix", "ambiguous", "--help");
    refused(await run("kernel", ["--prefix", process.execPath]), process.execPath, "name another place");
    refused(await run("kernel", ["--prefix", "/proc/x"]), "/proc/x", "name another place");
    refused(await run("kernel", ["--user"], { HOME: "" }), "no home folder", "HOME", "--prefix");
    refused(await run("kernel", ["--sys-prefix"]), "No Python was found", "PYTHON=", "--prefix");
    refused(await run("kernel", ["--global"]), "--global", "--help");
  });
});
