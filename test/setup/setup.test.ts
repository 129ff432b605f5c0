import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { delimiter, join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { entriesUnder } from "../../tools/setup/entries.mjs";
import {
  clone,
  complete,
  jupyter,
  npm,
  npmWithCompiler,
  onWindows,
  python,
  refused,
  root,
  scratch,
} from "./machine.ts";

describe("what set-up installs", () => {
  for (const file of ["", "-homework", "-site", "-bench"].map((name) => `requirements${name}.txt`))
    it(`is pinned, for Python, in ${file}`, () => {
      for (const line of fs.readFileSync(join(root, file), "utf8").split(/\r?\n/))
        assert.match(line, /^(\s*#.*|\s*|[\w.-]+==[\w.]+( ; .+)?)$/);
    });

  it("is, for Python, none of what requirements-left-out.txt names", () => {
    const lines = (file: string): string[] =>
      fs.readFileSync(join(root, file), "utf8").match(/^[\w-]+/gm) ?? [];
    const installed = ["", "-homework", "-site"].flatMap((name) => lines(`requirements${name}.txt`));
    const leftOut = lines("requirements-left-out.txt");
    assert.ok(leftOut.includes("rfc3987-syntax"));
    assert.deepEqual(
      installed.filter((name) => leftOut.includes(name)),
      [],
    );
  });

  it("is pinned, for npm", () => {
    const { dependencies, devDependencies } = JSON.parse(fs.readFileSync(join(root, "package.json"), "utf8"));
    for (const [name, version] of Object.entries<string>({ ...dependencies, ...devDependencies }))
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
  });

  it("is locked, for npm, on every platform", () => {
    const { packages } = JSON.parse(fs.readFileSync(join(root, "package-lock.json"), "utf8"));
    for (const { dependencies, optionalDependencies } of Object.values<Record<string, object>>(packages))
      for (const name of Object.keys({ ...dependencies, ...optionalDependencies }))
        assert.ok(
          Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
          `${name} is not locked`,
        );
  });
});

const made = /npm packages … [\d.]+ s\nBuilding .* … [\d.]+ s\nInstalling JupyterLab .* … [\d.]+ s\n/;

describe("set-up that was made", { skip: onWindows }, () => {
  it("is found so within two seconds", async () => {
    const { run, calls } = clone();
    await run("setup");
    const before = calls();
    const start = performance.now();
    assert.deepEqual(await run("setup"), { code: 0, stdout: "", stderr: "" });
    assert.ok(performance.now() - start < 2000);
    assert.deepEqual(calls(), before);
  });
});

describe("set-up", { skip: onWindows, concurrency: true }, () => {
  it("makes everything inside the project, and says what it does", async () => {
    const { setUp, folder, read, cloned } = clone();
    const { code, stdout, stderr } = await setUp();
    assert.equal(code, 0, stderr);
    assert.match(stdout, new RegExp(`${made.source}$`));
    assert.equal(fs.realpathSync(join(folder, "node_modules/surprisal")), folder);
    const { argv, language } = JSON.parse(read(".venv/share/jupyter/kernels/tslab/kernel.json"));
    assert.deepEqual(argv.slice(0, 2), [process.execPath, join(folder, "dist/tools/kernel/node/start.js")]);
    assert.equal(language, "typescript");
    const { ServerApp, LabApp } = JSON.parse(read(".jupyter/config/jupyter_lab_config.json"));
    assert.equal(ServerApp.root_dir, join(folder, "notebooks"));
    assert.equal(LabApp.default_url, "/lab/tree/README.md");
    const all = [".jupyter", ".venv", "dist", "node_modules", ...cloned];
    assert.deepEqual(fs.readdirSync(folder).sort(), all.sort());
  });

  it("installs what only tests and teachers need when they need it", async () => {
    const { setUp, run, calls } = clone();
    await setUp();
    const installs = () => calls().filter((call) => /^npm |-m pip/.test(call));
    assert.equal(installs().length, 2);
    assert.match(installs().join("\n"), /npm ci --omit=dev[\s\S]*requirements\.txt$/);
    const { stdout } = await run("setup");
    assert.match(stdout, /^Installing the npm packages .*\n(Building .*\n)?Installing nbgrader .*\n$/);
    assert.match(installs().slice(2).join("\n"), /npm ci --include=dev[\s\S]*requirements-homework\.txt$/);
    await setUp();
    assert.equal(installs().length, 4);
  });

  it("makes anew a .venv that was left half-made", async () => {
    const half = { npm, python3: python("3.12", "echo with venv", "exit 1") };
    const { setUp, install, write, has } = clone(half);
    assert.equal((await setUp()).code, 1);
    assert.ok(has(".venv/bin/python"));
    write(".venv/left-over", "");
    install("python3", python());
    const { code, stdout } = await setUp();
    assert.equal(code, 0);
    assert.match(stdout, /^Installing JupyterLab .*\n$/);
    assert.ok(!has(".venv/left-over"));
  });

  it("makes anew what lost a file", async () => {
    const { setUp, remove } = clone();
    await setUp();
    remove("node_modules/typescript");
    assert.match((await setUp()).stdout, /^Installing the npm packages .*\n(Building .*\n)?$/);
    remove("dist/tools/jupyter");
    assert.match((await setUp()).stdout, /^Building the library .*\n$/);
    remove(".venv/installed");
    assert.match((await setUp()).stdout, /^Installing JupyterLab .*\n$/);
    assert.equal((await setUp()).stdout, "");
  });

  it("installs again what other requirements or another lock ask for", async () => {
    const { setUp, write, read } = clone();
    await setUp();
    write("requirements.txt", `${read("requirements.txt")}\n`);
    assert.match((await setUp()).stdout, /^Installing JupyterLab .*\n$/);
    write("package-lock.json", `${read("package-lock.json")}\n`);
    assert.match((await setUp()).stdout, /^Installing the npm packages .*\nBuilding .*\n$/);
  });

  it("registers the kernel again when node is another one", async () => {
    const { setUp, write, read } = clone();
    await setUp();
    const spec = ".venv/share/jupyter/kernels/tslab/kernel.json";
    write(spec, read(spec).replace(process.execPath, "/gone/node"));
    await setUp();
    assert.equal(JSON.parse(read(spec)).argv[0], process.execPath);
  });

  it("builds what changed and drops what was removed", async () => {
    const { setUp, write, remove, has } = clone({ ...complete, npm: npmWithCompiler });
    write("src/old/idea.ts", "export const two = 2;\n");
    await setUp();
    assert.ok(has("dist/old/idea.js"));
    remove("src/old");
    const { code, stdout, stderr } = await setUp();
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Building the library .*\n$/);
    assert.ok(has("dist/index.js") && !has("dist/old/idea.js"));
  });

  it("keeps the library it has when the sources do not compile, and shows why", async () => {
    const { setUp, write, read } = clone({ ...complete, npm: npmWithCompiler });
    await setUp();
    const before = read("dist/check.js");
    write("src/check.ts", 'export const one: number = "one";\n');
    const { code, stderr } = await setUp();
    assert.equal(code, 1);
    assert.match(stderr, /^The library does not compile:\n.*src\/check\.ts\(1,14\): error TS2322/);
    assert.equal(read("dist/check.js"), before);
  });

  it("shows what a compiler that does not run says", async () => {
    const { setUp } = clone({ ...complete, npm: "/bin/mkdir node_modules" });
    const { code, stderr } = await setUp();
    assert.equal(code, 1);
    assert.match(stderr, /^The library does not compile:\n[\s\S]*Cannot find module .*typescript/);
  });

  it("uses the Jupyter that JUPYTER names, and then makes no .venv", async () => {
    const { setUp, programs, has } = clone({ npm, jupyter });
    const { code, stderr } = await setUp({ JUPYTER: join(programs, "jupyter") });
    assert.equal(code, 0, stderr);
    assert.ok(!has(".venv") && has(".jupyter/share/jupyter/kernels/tslab/kernel.json"));
  });

  it("waits for another set-up to end, and finds its work done", async () => {
    const { setUp, calls } = clone({ ...complete, npm: `/bin/sleep 2\n${npm}` });
    const first = setUp();
    await delay(500);
    const [one, two] = await Promise.all([first, setUp()]);
    assert.deepEqual([one.code, two.code], [0, 0], one.stderr + two.stderr);
    assert.match(one.stdout, /^Installing the npm packages/);
    assert.match(two.stdout, /^Another set-up is at work here: waiting for it to end\.\n/);
    for (const work of [/^npm /, /^python3 -m venv/, /^python3 -m pip/])
      assert.equal(calls().filter((call) => work.test(call)).length, 1, `${work}: ${calls()}`);
  });

  for (const signal of ["SIGKILL", "SIGTERM"] as const)
    it(`makes whole what another one, ended by ${signal}, left`, async () => {
      const { setUp, folder, programs, has, install } = clone({ ...complete, npm: `${npm}\n/bin/sleep 60` });
      const script = join(folder, "tools/setup/start.cjs");
      const killed = spawn(process.execPath, [script, "lab"], { env: { PATH: programs }, stdio: "ignore" });
      while (!has("node_modules/typescript/bin/tsc")) await delay(50);
      killed.kill(signal);
      await once(killed, "exit");
      install("npm", npm);
      const { code, stdout, stderr } = await setUp();
      assert.equal(code, 0, stderr);
      assert.match(stdout, made);
      assert.ok(!has(".setup-lock"));
    });

  it("is not kept from its work by a lock whose owner is gone", async () => {
    const { setUp, write, has } = clone();
    const gone = spawn("true", { stdio: "ignore" });
    await once(gone, "exit");
    write(".setup-lock", `${execFileSync("hostname", { encoding: "utf8" })}\n${gone.pid}`);
    assert.match((await setUp()).stdout, new RegExp(`^Installing the ${made.source}$`));
    assert.ok(!has(".setup-lock"));
  });

  it("writes nothing when there is nothing to do, so that every reader can run what another set up", async () => {
    const { run, folder } = clone();
    await run("setup");
    const state = () =>
      entriesUnder(folder).map(({ path }) => `${path} ${fs.lstatSync(join(folder, path)).mtimeMs}`);
    const before = state();
    await run("setup");
    assert.deepEqual(state(), before);
  });

  for (const name of ['"quotes" ', "$5 ", "50% #1 é漢 ", "it's (a) & b; "])
    it(`works in a folder named ${name}`, async () => {
      const { setUp, folder, read } = clone(complete, name);
      const { code, stderr } = await setUp();
      assert.equal(code, 0, stderr);
      const { argv } = JSON.parse(read(".venv/share/jupyter/kernels/tslab/kernel.json"));
      assert.equal(argv[1], join(folder, "dist/tools/kernel/node/start.js"));
    });
});

describe("set-up refuses, in one sentence,", { skip: onWindows, concurrency: true }, () => {
  it("a Node older than 20.19", async () => {
    const older = 'Object.defineProperty(process, "versions", { value: { node: "20.18.3" } })';
    const { setUp } = clone();
    refused(
      await setUp({}, ["--import", `data:text/javascript,${encodeURIComponent(older)}`]),
      "20.18.3",
      "20.19",
    );
  });

  it("a Python older than 3.10, unless a newer one goes by another name", async () => {
    const { setUp, install } = clone({ npm, python3: python("3.9") });
    refused(await setUp(), "Python 3.9 is too old", "3.10", "PYTHON=", "JUPYTER=");
    install("python", python("3.13"));
    assert.equal((await setUp()).code, 0);
  });

  it("a machine without Python, or without the one PYTHON names", async () => {
    const { setUp } = clone({ npm });
    refused(await setUp(), "No Python", "3.10", "JUPYTER=");
    refused(await setUp({ PYTHON: "/no/such/python" }), "/no/such/python", "JUPYTER=");
  });

  it("a Python without its venv module", async () => {
    const { setUp } = clone({ npm, python3: python("3.11", "exit 1") });
    refused(await setUp(), "Python 3.11 lacks its venv module", "python3.11-venv", "JUPYTER=");
  });

  it("a .venv of another, with a Python that only the other can run", {
    skip: process.getuid?.() !== 0,
  }, async () => {
    const { setUp, folder, programs } = clone();
    assert.equal((await setUp()).code, 0);
    for (const open of [scratch, folder]) fs.chmodSync(open, 0o755);
    fs.chmodSync(programs, 0o700);
    const script = join(folder, "tools/setup/start.cjs");
    const other = { uid: 65534, env: { PATH: programs, HOME: "/" }, cwd: "/", encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, "lab"], other);
    refused({ code: status, stdout, stderr }, ".venv stands on a Python that you cannot run", "PYTHON=");
  });

  it("a machine without npm", async () => {
    refused(await clone({ python3: python() }).setUp(), "npm was not found");
  });

  it("a JUPYTER that is not there, or older than JupyterLab 4", async () => {
    const { setUp, programs, install } = clone();
    refused(await setUp({ JUPYTER: "/no/such/jupyter" }), "/no/such/jupyter", "does not run JupyterLab");
    install("jupyter", "echo 3.6.1");
    refused(await setUp({ JUPYTER: join(programs, "jupyter") }), "3.6.1", "JupyterLab 4");
  });

  it("a folder whose path Python would take apart, or Node", async () => {
    refused(await clone(complete, "a:b ").setUp(), "has a :", "a:b");
    refused(await clone(complete, "a\\b ").setUp(), "has a \\", "a\\b");
    refused(await clone(complete, "$HOME ").setUp(), "takes $HOME in a path for the variable");
  });

  it("npm or pip on a full disk or in a folder that is not theirs", async () => {
    const fails = (text: string) => `echo '${text}' >&2; exit 1`;
    const { setUp, install, folder } = clone({ ...complete, npm: fails("npm error code ENOSPC") });
    refused(await setUp(), "disk is full");
    install("npm", fails("npm error code EACCES"));
    refused(await setUp(), folder, "cannot be written");
    install("npm", npm);
    const full = fails("OSError: [Errno 28] No space left on device");
    install("python3", python("3.12", "echo with venv", full));
    refused(await setUp(), "disk is full");
  });

  it("npm without a network", async () => {
    const { setUp } = clone({ python3: python() });
    const PATH = [join(process.execPath, ".."), process.env.PATH].join(delimiter);
    const cut = { npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0" };
    refused(await setUp({ ...cut, PATH }), "npm cannot reach", "network");
  });

  it("pip without a network, after which nothing takes the .venv for a whole one", async () => {
    const { setUp, programs, has } = clone({ npm });
    const PATH = [programs, process.env.PATH].join(delimiter);
    const cut = { PIP_INDEX_URL: "http://127.0.0.1:9/", PIP_RETRIES: "0", PIP_NO_CACHE_DIR: "1" };
    refused(await setUp({ ...cut, PATH }), "pip cannot reach", "network", "JUPYTER=");
    assert.ok(has(".venv") && !has(".venv/.installed"));
  });
});
