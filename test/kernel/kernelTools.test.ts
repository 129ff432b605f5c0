import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { promisify } from "node:util";
import * as lessons from "../../tools/lessons/execute.ts";
import { python, root, temporaryJupyter } from "./kernel.ts";

const jupyter = temporaryJupyter();
const { folder, env } = jupyter;
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction"); // for what the notebooks import
after(jupyter.remove);

// Ports that are free when Jupyter chooses them may be taken when the kernel binds them; plain tslab knows nothing else.
mkdirSync(env.JUPYTER_CONFIG_DIR);
if (process.platform !== "win32")
  writeFileSync(
    join(env.JUPYTER_CONFIG_DIR, "jupyter_config.json"),
    JSON.stringify({ ConnectionFileMixin: { transport: "ipc", ip: join(folder, "kernel") } }),
  );

const tool = (module: string, args: string[], cwd = folder) =>
  promisify(execFile)(python, ["-m", module, ...args], { cwd, env, maxBuffer: 2 ** 24 });

/** A notebook of these code cells. */
const notebook = (cells: { source: string; metadata?: object }[]) =>
  JSON.stringify({
    cells: cells.map(({ source, metadata = {} }, index) => ({
      cell_type: "code",
      id: `cell-${index}`,
      execution_count: null,
      metadata,
      outputs: [],
      source,
    })),
    metadata: { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } },
    nbformat: 4,
    nbformat_minor: 5,
  });

const execute = (file: string, kernel: string) =>
  tool("nbconvert", [
    "--to=notebook",
    "--execute",
    `--ExecutePreprocessor.kernel_name=${kernel}`,
    ...(kernel === "plain-tslab"
      ? ["--ConnectionFileMixin.transport=tcp", "--ConnectionFileMixin.ip=127.0.0.1"]
      : []),
    "--stdout",
    file,
  ]);

describe("nbconvert, with this kernel", () => {
  it("fails on a notebook that throws, and tells why", async () => {
    writeFileSync(join(folder, "throws.ipynb"), notebook([{ source: 'throw new RangeError("seven");' }]));
    await assert.rejects(execute("throws.ipynb", "tslab"), { stderr: /\nRangeError: seven\n/ });
  });
  it("executes a lesson to the outputs that plain tslab gives", async () => {
    const lesson = notebook([
      { source: 'import { display } from "tslab";\nimport { entropy } from "surprisal";' },
      { source: "const coin = [3 / 4, 1 / 4];\nconsole.log(entropy(coin));" },
      { source: 'display.html("<b>" + entropy(coin).toFixed(3) + "</b>");' },
      { source: "try {\n  entropy([1, 1]);\n} catch (error) {\n  console.log(String(error));\n}" },
    ]);
    writeFileSync(join(folder, "lesson.ipynb"), lesson);
    const [adapted, plain] = await Promise.all(
      ["tslab", "plain-tslab"].map(async (kernel) => {
        const { cells } = JSON.parse((await execute("lesson.ipynb", kernel)).stdout);
        return cells.map(({ outputs }: { outputs: object[] }) => outputs);
      }),
    );
    assert.deepEqual(adapted, plain);
    assert.deepEqual(adapted[1][0].text, ["0.8112781244591328\n"]);
    assert.deepEqual(adapted[2][0].data, { "text/html": ["<b>0.811</b>"] });
  });
});

describe("our own commands", { skip: process.platform === "win32" }, () => {
  it("give the kernel sockets that no other program can take", async () => {
    const file = join(folder, "transport.ipynb");
    const connection = 'JSON.parse(readFileSync(process.argv[2], "utf8"))';
    const source = `import { readFileSync } from "node:fs";\nconsole.log(${connection}.transport);`;
    writeFileSync(file, notebook([{ source }]));
    const { cells } = await lessons.execute(file);
    const [cell] = cells;
    assert.deepEqual(cell?.cell_type === "code" && cell.outputs, [
      { output_type: "stream", name: "stdout", text: "ipc\n" },
    ]);
  });
});

describe("nbgrader, with this kernel", () => {
  const test = (source: string, grade_id: string, points: number) => ({
    source,
    metadata: {
      nbgrader: { schema_version: 3, grade: true, solution: false, locked: true, grade_id, points },
    },
  });
  const answer = (source: string) => ({
    source,
    metadata: {
      nbgrader: { schema_version: 3, grade: false, solution: true, locked: false, grade_id: "answer" },
    },
  });

  it("gives the points of the tests that pass, and none for those that throw", async () => {
    const course = join(folder, "course");
    mkdirSync(join(course, "source", "one"), { recursive: true });
    writeFileSync(
      join(course, "nbgrader_config.py"),
      'get_config().ClearSolutions.code_stub = {"typescript": "your answer"}\n',
    );
    writeFileSync(
      join(course, "source", "one", "one.ipynb"),
      notebook([
        answer("const half = (x: number) => x / 2;"),
        test('if (half(4) !== 2) throw new Error("half(4)");', "even", 1),
        test('if (half(3) !== 1.5) throw new Error("half(3)");', "odd", 2),
        test('if (half(0) !== 0) throw new Error("half(0)");', "zero", 4),
        test("const wrong: string = half(2);", "type", 8),
      ]),
    );
    await tool("nbgrader", ["generate_assignment", "one"], course);
    const file = join("one", "one.ipynb");
    const handedOut = readFileSync(join(course, "release", file), "utf8");
    mkdirSync(join(course, "submitted", "alice", "one"), { recursive: true });
    writeFileSync(
      join(course, "submitted", "alice", file),
      handedOut.replace("your answer", "const half = (x: number) => Math.floor(x / 2);"),
    );
    await tool("nbgrader", ["autograde", "one"], course);
    await tool("nbgrader", ["export"], course);
    const [names, grades] = readFileSync(join(course, "grades.csv"), "utf8").split("\n") as [string, string];
    const grade = (name: string) => Number(grades.split(",")[names.split(",").indexOf(name)]);
    assert.deepEqual([grade("score"), grade("max_score")], [5, 15]);
  });
});
