// Kernels under test: registered in a folder of their own, driven by Jupyter's own client.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { kernelspec, writeKernelspec } from "../../tools/jupyter/kernelspec.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const python = join(
  root,
  ".venv",
  ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]),
);

/** What a client was sent for one cell. */
export interface Cell {
  messages: ({ type: string } & Record<string, unknown>)[];
  reply: { status: string; ename?: string; evalue?: string; traceback?: string[]; execution_count?: number };
}

export const only = ({ messages }: Cell, type: string) => messages.filter((message) => message.type === type);

export const printed = (cell: Cell, stream = "stdout") =>
  only(cell, "stream")
    .filter(({ name }) => name === stream)
    .map(({ text }) => text)
    .join("");

/** A folder with the kernels `tslab` and `plain-tslab`, tslab as it comes; `env` shows it, and nothing else, to Jupyter. */
export function temporaryJupyter() {
  const folder = mkdtempSync(join(tmpdir(), "kernel-"));
  writeKernelspec(folder);
  const tslab = join(root, "node_modules", "tslab", "bin", "tslab");
  const argv = [process.execPath, tslab, "kernel", "--config-path={connection_file}"];
  writeKernelspec(folder, { ...kernelspec, argv }, "plain-tslab");
  const env = {
    ...process.env,
    PATH: [dirname(python), process.env.PATH].join(delimiter), // nbgrader calls its neighbours by name
    JUPYTER_PATH: join(folder, "share", "jupyter"),
    JUPYTER_CONFIG_DIR: join(folder, "config"),
    JUPYTER_DATA_DIR: join(folder, "data"),
    JUPYTER_RUNTIME_DIR: join(folder, "run"),
    IPYTHONDIR: join(folder, "ipython"),
  };
  return { folder, env, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Starts a kernel in `notebooks/`. Its process ends with `close()`, or with this one. It speaks over sockets in a folder
 * where there are any: ports that are free when Jupyter chooses them may be taken when the kernel binds them.
 */
export async function openKernel(
  env: NodeJS.ProcessEnv,
  transport = process.platform === "win32" ? "tcp" : "ipc",
) {
  const driver = fileURLToPath(new URL("kernel.py", import.meta.url));
  const client = spawn(python, [driver, transport], {
    cwd: join(root, "notebooks"),
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: client.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await answers.next();
    if (done) throw new Error("the client of the kernel ended without an answer");
    return JSON.parse(value);
  };
  const ask = (command: string, options: object = {}) => {
    client.stdin.write(`${JSON.stringify([command, options])}\n`);
    return answer();
  };
  const { pid } = await answer();
  return {
    pid: pid as number,
    ask,
    /** Runs cells one after the other, as if all were sent at once. */
    run: (codes: string[], options: object = {}): Promise<Cell[]> => ask("execute", { codes, ...options }),
    kill: () => client.kill("SIGKILL"),
    async close() {
      if (client.exitCode !== null) return;
      client.stdin.end();
      await new Promise((resolve) => client.once("close", resolve));
    },
  };
}

/** A kernel for all tests of a file, and how a cell is run in it. */
export function sharedKernel() {
  const jupyter = temporaryJupyter();
  let kernel: Awaited<ReturnType<typeof openKernel>>;
  before(async () => {
    kernel = await openKernel(jupyter.env);
  });
  after(async () => {
    await kernel?.close();
    jupyter.remove();
  });
  return {
    jupyter,
    kernel: () => kernel,
    run: async (code: string, options = {}) => (await kernel.run([code], options))[0] as Cell,
  };
}
