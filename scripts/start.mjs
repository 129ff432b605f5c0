// npm start: sets up what is missing and opens JupyterLab on the lessons; arguments go to JupyterLab.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { command, Refusal, root } from "./command.mjs";
import { lessonsJupyter } from "./jupyter.mjs";
import { setUp } from "./setup.mjs";

await command(async (args) => {
  await checkPort(args);
  await setUp();
  const { program, env } = lessonsJupyter();
  const lab = spawn(program, ["lab", ...args], { cwd: root, env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => lab.kill(signal));
  const [code] = await once(lab, "exit");
  process.exitCode = code ?? 0;
});

/** Left alone, JupyterLab takes the next free port; a port someone names is meant. */
async function checkPort(args) {
  const port = args.join(" ").match(/--(?:ServerApp\.)?port[ =](\d+)/)?.[1];
  if (port === undefined) return;
  const server = createServer().listen(Number(port), "localhost");
  const [error] = await Promise.race([once(server, "listening"), once(server, "error")]).catch((e) => [e]);
  server.close();
  if (error?.code === "EADDRINUSE")
    throw new Refusal(`Port ${port} is taken: name another one, or none, and a free one is found.`);
}
