import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, describe, it } from "node:test";

const root = join(import.meta.dirname, "../..");
const scratch = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "surprisal-setup-")));
after(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** What the programs of a machine do when they are called, in the shell's words. */
const npm = `/bin/mkdir -p node_modules/typescript/bin dist
echo '{}' > node_modules/typescript/package.json
echo 'require("fs").writeFileSync("dist/index.js", ""); console.log("TSFILE: dist/index.js")' > node_modules/typescript/bin/tsc`;
const npmWithCompiler = `/bin/mkdir -p node_modules/@types
/bin/ln -s '${root}/node_modules/typescript' node_modules/typescript
/bin/ln -s '${root}/node_modules/@types/node' node_modules/@types/node`;
const jupyter = `[ "$2" = --version ] && echo 4.5.0; echo "$JUPYTER_CONFIG_DIR $JUPYTER_PATH" >> "$LOG"`;
const python = (version = "3.12", venv = "echo with venv", pip = ":") => `case "$2" in
  venv) /bin/mkdir -p "$3/bin"; /bin/ln -s "$0" "$3/bin/python" ;;
  pip) ${pip}; /bin/ln -s "$PROGRAMS/jupyter" "\${0%python}jupyter" ;;
  *) echo ${version}; ${venv} ;;
esac`;

/** A fresh clone on a machine that has these programs, and no others. */
function clone(machine: Record<string, string> = { npm, python3: python(), jupyter }) {
  const folder = fs.mkdtempSync(join(scratch, "a clone "));
  const programs = join(folder, "programs");
  const log = join(folder, "log");
  const write = (path: string, text: string) => {
    fs.mkdirSync(join(folder, path, ".."), { recursive: true });
    fs.writeFileSync(join(folder, path), text, { mode: 0o755 });
  };
  const install = (name: string, does: string) =>
    write(
      join("programs", name),
      `#!/bin/sh\nPROGRAMS='${programs}' LOG='${log}'\necho "${name} $*" >> "$LOG"\n${does}\n`,
    );
  for (const part of ["scripts", "package.json", "package-lock.json", "requirements.txt", "tsconfig.json"])
    fs.cpSync(join(root, part), join(folder, part), { recursive: true });
  write("src/index.ts", "export const one = 1;\n");
  for (const [name, does] of Object.entries(machine)) install(name, does);

  const run = (script: string, args: string[] = [], env: NodeJS.ProcessEnv = {}, node: string[] = []) =>
    new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) =>
      execFile(
        process.execPath,
        [...node, join(folder, "scripts", script), ...args],
        { env: { PATH: programs, HOME: folder, ...env }, cwd: scratch },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
      ),
    );
  return {
    folder,
    install,
    write,
    run,
    setUp: (env?: NodeJS.ProcessEnv, node?: string[]) => run("setup.mjs", [], env, node),
    has: (path: string) => fs.existsSync(join(folder, path)),
    read: (path: string) => fs.readFileSync(join(folder, path), "utf8"),
    remove: (path: string) => fs.rmSync(join(folder, path), { recursive: true }),
    calls: () => fs.readFileSync(log, "utf8").trim().split("\n"),
  };
}

/** Refused: exit code 1 and one sentence, with every one of `words` in it. */
function refused({ code, stderr }: { code: unknown; stderr: string }, ...words: string[]) {
  assert.equal(code, 1, stderr);
  assert.match(stderr, /^\S.*\.\)?\n$/, "one sentence on one line");
  for (const word of words) assert.ok(stderr.includes(word), `${word} is missing in: ${stderr}`);
}

describe("what set-up installs", () => {
  it("is pinned, for Python", () => {
    for (const line of fs.readFileSync(join(root, "requirements.txt"), "utf8").split(/\r?\n/))
      assert.match(line, /^(\s*#.*|\s*|[\w.-]+==[\w.]+( ; .+)?)$/);
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

const onWindows = process.platform === "win32" && "the programs of the imagined machines are shell scripts";

describe("set-up", { skip: onWindows, concurrency: true }, () => {
  it("makes everything inside the project, and says what it does", async () => {
    const { setUp, folder, read } = clone();
    const { code, stdout, stderr } = await setUp();
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /npm packages … [\d.]+ s\nBuilding .* … [\d.]+ s\nInstalling JupyterLab .* … [\d.]+ s\n$/,
    );
    assert.equal(fs.realpathSync(join(folder, "node_modules/surprisal")), folder);
    const { argv, language } = JSON.parse(read(".venv/share/jupyter/kernels/tslab/kernel.json"));
    assert.deepEqual(argv.slice(0, 2), [process.execPath, join(folder, "dist/tools/kernel/node/start.js")]);
    assert.equal(language, "typescript");
    const { ServerApp, LabApp } = JSON.parse(read(".jupyter/config/jupyter_lab_config.json"));
    assert.equal(ServerApp.root_dir, join(folder, "notebooks"));
    assert.equal(LabApp.default_url, "/lab/tree/README.md");
    const made = [".jupyter", ".venv", "dist", "log", "node_modules"];
    const cloned = ["package-lock.json", "package.json", "programs", "requirements.txt", "scripts", "src"];
    assert.deepEqual(fs.readdirSync(folder).sort(), [...made, ...cloned, "tsconfig.json"].sort());
  });

  it("does nothing the second time, within two seconds", async () => {
    const { setUp, calls } = clone();
    await setUp();
    const before = calls();
    const start = performance.now();
    assert.deepEqual(await setUp(), { code: 0, stdout: "", stderr: "" });
    assert.ok(performance.now() - start < 2000);
    assert.deepEqual(calls(), before);
  });

  it("makes anew a .venv that was left half-made", async () => {
    const { setUp, install, write, has } = clone({
      npm,
      python3: python("3.12", "echo with venv", "exit 1"),
      jupyter,
    });
    assert.equal((await setUp()).code, 1);
    assert.ok(has(".venv/bin/python"));
    write(".venv/left-over", "");
    install("python3", python());
    const { code, stdout } = await setUp();
    assert.equal(code, 0);
    assert.match(stdout, /^Installing JupyterLab .*\n$/);
    assert.ok(has(".venv/bin/jupyter") && !has(".venv/left-over"));
  });

  it("installs again what other requirements or another lock ask for", async () => {
    const { setUp, write, read } = clone();
    await setUp();
    write("requirements.txt", `${read("requirements.txt")}\n`);
    assert.match((await setUp()).stdout, /^Installing JupyterLab .*\n$/);
    write("package-lock.json", `${read("package-lock.json")}\n`);
    assert.match((await setUp()).stdout, /^Installing the npm packages .*\n$/);
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
    const { setUp, write, remove, has } = clone({ npm: npmWithCompiler, python3: python(), jupyter });
    write("src/old/idea.ts", "export const two = 2;\n");
    await setUp();
    assert.ok(has("dist/old/idea.js"));
    remove("src/old");
    assert.match((await setUp()).stdout, /^Building the library .*\n$/);
    assert.ok(has("dist/index.js") && !has("dist/old/idea.js"));
  });

  it("keeps the library it has when the sources do not compile, and shows why", async () => {
    const { setUp, write, read } = clone({ npm: npmWithCompiler, python3: python(), jupyter });
    await setUp();
    write("src/index.ts", 'export const one: number = "one";\n');
    const { code, stderr } = await setUp();
    assert.equal(code, 1);
    assert.match(stderr, /^The library does not compile:\nsrc\/index\.ts\(1,14\): error TS2322/);
    assert.match(read("dist/index.js"), /one = 1/);
  });

  it("uses the Jupyter that JUPYTER names, and then makes no .venv", async () => {
    const { setUp, folder, has } = clone({ npm, jupyter });
    const { code, stderr } = await setUp({ JUPYTER: join(folder, "programs/jupyter") });
    assert.equal(code, 0, stderr);
    assert.ok(!has(".venv") && has(".jupyter/share/jupyter/kernels/tslab/kernel.json"));
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
    const { setUp, install } = clone({ npm, jupyter, python3: python("3.9") });
    refused(await setUp(), "Python 3.9 is too old", "3.10", "PYTHON=", "JUPYTER=");
    install("python", python("3.13"));
    assert.equal((await setUp()).code, 0);
  });

  it("a machine without Python, or without the one PYTHON names", async () => {
    const { setUp } = clone({ npm, jupyter });
    refused(await setUp(), "No Python", "3.10", "JUPYTER=");
    refused(await setUp({ PYTHON: "/no/such/python" }), "/no/such/python", "JUPYTER=");
  });

  it("a Python without its venv module", async () => {
    const { setUp } = clone({ npm, jupyter, python3: python("3.11", "exit 1") });
    refused(await setUp(), "Python 3.11 lacks its venv module", "python3.11-venv", "JUPYTER=");
  });

  it("a machine without npm", async () => {
    refused(await clone({ python3: python() }).setUp(), "npm was not found");
  });

  it("a JUPYTER that is not there, or older than JupyterLab 4", async () => {
    const { setUp, folder, install } = clone();
    refused(await setUp({ JUPYTER: "/no/such/jupyter" }), "/no/such/jupyter", "does not run JupyterLab");
    install("jupyter", "echo 3.6.1");
    refused(await setUp({ JUPYTER: join(folder, "programs/jupyter") }), "3.6.1", "JupyterLab 4");
  });

  it("npm or pip on a full disk or in a folder that is not theirs", async () => {
    const fails = (text: string) => `echo '${text}' >&2; exit 1`;
    const machine = { npm: fails("npm error code ENOSPC"), python3: python(), jupyter };
    const { setUp, install, folder } = clone(machine);
    refused(await setUp(), "disk is full");
    install("npm", fails("npm error code EACCES"));
    refused(await setUp(), folder, "cannot be written");
    install("npm", npm);
    install(
      "python3",
      python("3.12", "echo with venv", fails("OSError: [Errno 28] No space left on device")),
    );
    refused(await setUp(), "disk is full");
  });

  it("npm without a network", async () => {
    const { setUp } = clone({ python3: python(), jupyter });
    const PATH = [join(process.execPath, ".."), process.env.PATH].join(delimiter);
    const cut = { npm_config_registry: "http://127.0.0.1:9/", npm_config_fetch_retries: "0" };
    refused(await setUp({ ...cut, PATH }), "npm cannot reach", "network", "JUPYTER=");
  });

  it("pip without a network, after which nothing takes the .venv for a whole one", async () => {
    const { setUp, remove, has, folder } = clone();
    remove("programs/python3");
    const PATH = [join(folder, "programs"), process.env.PATH].join(delimiter);
    const cut = { PIP_INDEX_URL: "http://127.0.0.1:9/", PIP_RETRIES: "0", PIP_NO_CACHE_DIR: "1" };
    refused(await setUp({ ...cut, PATH }), "pip cannot reach", "network", "JUPYTER=");
    assert.ok(has(".venv") && !has(".venv/complete"));
  });
});

describe("npm start", { skip: onWindows, concurrency: true }, () => {
  const foreign = { JUPYTER_CONFIG_DIR: "/foreign", JUPYTER_PATH: "/foreign", JUPYTER_PREFER_ENV_PATH: "0" };

  it("opens JupyterLab with the arguments given and away from foreign settings", async () => {
    const { run, calls, folder } = clone();
    assert.equal((await run("start.mjs", ["--no-browser", "--port", "0"], foreign)).code, 0);
    const [call, settings] = calls().slice(-2);
    assert.match(String(call), /^jupyter lab --no-browser --port 0$/);
    assert.equal(settings, join(folder, ".jupyter/config"));
  });

  it("shows the Jupyter that JUPYTER names our kernel, and leaves it its settings", async () => {
    const { run, calls, folder } = clone();
    assert.equal(
      (await run("start.mjs", [], { ...foreign, JUPYTER: join(folder, "programs/jupyter") })).code,
      0,
    );
    const path = [join(folder, ".jupyter/share/jupyter"), "/foreign"].join(delimiter);
    assert.equal(calls().at(-1), `/foreign ${path}`);
  });

  it("refuses a port that is taken, before any work", async () => {
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
      refused(await run("start.mjs", args), `Port ${address.port} is taken`);
    assert.ok(!has("node_modules"));
    server.close();
  });
});
