import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Refusal } from "../command.js";
import { workFolder } from "../folders.js";
import type { Jupyter } from "./jupyter.js";

/** Runs JupyterLab until it ends, and ends it, with its kernels, when this process is asked to end. */
export async function runLab(jupyter: Jupyter, args: readonly string[], cwd = workFolder) {
  const asRoot = process.getuid?.() === 0 ? ["--allow-root"] : []; // as in containers
  const lab = spawn(jupyter.program, [...jupyter.args, ...asRoot, ...args], {
    cwd,
    env: jupyter.env,
    stdio: "inherit",
  });
  const end = () => {
    lab.kill();
    setTimeout(end, 2000).unref(); // one whose kernel is just starting forgets that it was asked
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  const [code]: (number | null)[] = await once(lab, "exit");
  process.exitCode = code ?? 0;
}

/** Throws if a port that the arguments name is taken: JupyterLab would open another one. */
export async function checkPort(args: readonly string[]) {
  const port = args.join(" ").match(/--(?:ServerApp\.)?port[ =](\d+)/)?.[1];
  if (port === undefined) return;
  const server = createServer().listen(Number(port), "localhost");
  const failure = await once(server, "listening").then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  );
  server.close();
  if (failure?.code === "EADDRINUSE")
    throw new Refusal(`Port ${port} is taken: name another one, or none, and a free one is found.`);
}
