// The package as someone uses it who has no clone: installed from its tarball into an empty folder.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { env, run, shell } from "./outside.ts";

const root = join(import.meta.dirname, "../..");
const scratch = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), "surprisal-tarball-")));
const folder = join(scratch, "an empty folder");
const installed = join("node_modules", ".bin", "surprisal"); // what npx runs, which itself takes as long again
const surprisal = (...args: string[]) => run(installed, args, folder);

function notebook(name: string, ...sources: string[]) {
  const cells = sources.map((source, index) => ({
    id: `cell-${index}`,
    cell_type: "code",
    execution_count: null,
    outputs: [],
    source,
    metadata: {
      nbgrader: {
        schema_version: 3,
        grade_id: `q1-test-${index}`,
        grade: true,
        solution: false,
        locked: true,
        points: 1,
      },
    },
  }));
  const metadata = { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } };
  fs.writeFileSync(join(folder, name), JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
}

/** JupyterLab on that folder, as soon as it says where it listens. */
async function openLab(): Promise<{
  lab: ChildProcess;
  api: (path: string, init?: RequestInit) => Promise<unknown>;
}> {
  const lab = spawn("npx", ["--no-install", "surprisal", "lab", "--no-browser"], { cwd: folder, env, shell });
  let said = "";
  for (const stream of [lab.stdout, lab.stderr]) stream.on("data", (text) => (said += text));
  const address = () => said.match(/http:\/\/127\.0\.0\.1:(\d+)\/.*token=(\w+)/);
  while (!address()) {
    assert.equal(lab.exitCode, null, said);
    await delay(100);
  }
  const [, port, token] = address() ?? [];
  const api = async (path: string, init: RequestInit = {}) => {
    const headers = { Authorization: `token ${token}` };
    return (await fetch(`http://127.0.0.1:${port}/api/${path}`, { ...init, headers })).json();
  };
  return { lab, api };
}

describe("surprisal, installed from its tarball", { timeout: 600_000 }, () => {
  before(async () => {
    fs.mkdirSync(folder);
    const packed = await run(
      "npm",
      ["pack", "--ignore-scripts", "--json", "--pack-destination", scratch],
      root,
    );
    const [{ filename }] = JSON.parse(packed.stdout);
    const args = ["install", "--prefer-offline", "--no-audit", "--no-fund", join(scratch, filename)];
    const { code, stderr } = await run("npm", args, folder);
    assert.equal(code, 0, stderr);
  });
  after(() => fs.rmSync(scratch, { recursive: true, force: true }));

  it("says what it can do, and its version", async () => {
    const { version } = JSON.parse(fs.readFileSync(join(root, "package.json"), "utf8"));
    assert.deepEqual(await surprisal("--version"), { code: 0, stdout: `${version}\n`, stderr: "" });
    const { stdout } = await surprisal("--help");
    const names = [
      "lab",
      "kernel",
      "lessons",
      "handouts",
      "homework",
      "check",
      "grade",
      "formgrader",
      "site",
    ];
    for (const name of names) {
      assert.match(stdout, new RegExp(`^  ${name} `, "m"));
      const help = await surprisal(name, "--help");
      assert.equal(help.code, 0, help.stderr);
      assert.match(help.stdout, new RegExp(`^surprisal ${name}`));
    }
  });

  it("opens JupyterLab on that folder, with our kernel and no other, and ends with npx", async () => {
    const { lab, api } = await openLab();
    const { content } = (await api("contents")) as { content: { name: string }[] };
    assert.deepEqual(content.map(({ name }) => name).sort(), [
      "node_modules",
      "package-lock.json",
      "package.json",
    ]);
    const { kernelspecs } = (await api("kernelspecs")) as {
      kernelspecs: Record<string, { spec: { argv: string[] } }>;
    };
    assert.deepEqual(Object.keys(kernelspecs), ["tslab"]);
    const start = kernelspecs.tslab?.spec.argv[1] ?? "";
    assert.ok(start.startsWith(join(folder, "node_modules", "surprisal")), start);
    await api("kernels", { method: "POST", body: JSON.stringify({ name: "tslab" }) });
    const processes = async () =>
      (await run("ps", ["-eo", "args"], folder)).stdout.split("\n").filter((line) => line.includes(folder));
    assert.ok((await processes()).length >= 2);
    lab.kill();
    await once(lab, "exit");
    // Nobody waits for the maker of start snapshots, which ends by itself.
    for (let waited = 0; (await processes()).length > 0; waited++) {
      assert.ok(waited < 600, (await processes()).join("\n"));
      await delay(100);
    }
    const made = [".jupyter", ".venv", "node_modules", "package-lock.json", "package.json"];
    assert.deepEqual(fs.readdirSync(folder).sort(), made);
  });

  it("checks homework", async () => {
    const test = 'import { entropy } from "surprisal";\nimport { expectAnswer } from "surprisal/check";\n';
    notebook("right.ipynb", `${test}expectAnswer("H", entropy([1 / 2, 1 / 2]), 1);`);
    notebook("wrong.ipynb", `${test}expectAnswer("H", entropy([1 / 2, 1 / 2]), 2);`);
    const right = await surprisal("check", "right.ipynb");
    assert.equal(right.code, 0, right.stderr);
    assert.match(right.stdout, /^✓ q1 {2}1 of 1\n/m);
    const wrong = await surprisal("check", "wrong.ipynb");
    assert.equal(wrong.code, 1);
    assert.match(wrong.stdout, /^✗ q1 {2}0 of 1 {2}H: expected 2, /m);
  });

  it("registers its kernel in a Jupyter one has", async () => {
    const prefix = join(scratch, "environment");
    const { stdout } = await surprisal("kernel", "--prefix", prefix);
    const file = join(prefix, "share/jupyter/kernels/tslab/kernel.json");
    assert.equal(stdout, `The kernel TypeScript is registered: ${file}\n`);
    const [, start = ""] = JSON.parse(fs.readFileSync(file, "utf8")).argv;
    assert.ok(start.startsWith(folder) && fs.existsSync(start));
  });

  it("refuses, in a sentence, what needs a clone, and what it does not know", async () => {
    for (const name of ["lessons", "handouts"]) {
      const { code, stderr } = await surprisal(name);
      assert.equal(code, 1);
      assert.match(stderr, /^\S[^\n]* clone [^\n]*\.\n$/);
    }
    const { code, stderr } = await surprisal("lesson");
    assert.deepEqual([code, stderr], [1, "There is no command lesson: surprisal --help lists them.\n"]);
  });
});
