// npm start: sets up what is missing and opens JupyterLab on the lessons; arguments go to JupyterLab.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { command, Refusal, root } from "./command.mjs";
import { jupyter, setUp } from "./setup.mjs";

await command(async (args) => {
  await checkPort(args);
  await setUp();
  const { program, env } = jupyter();
  const lab = spawn(program, ["lab", ...settings(), ...args], { cwd: root, env, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => lab.kill(signal));
  const [code] = await once(lab, "exit");
  process.exitCode = code ?? 0;
});

function settings() {
  return [
    `--ServerApp.root_dir=${join(root, "notebooks")}`,
    "--LabApp.default_url=/lab/tree/README.md",
    "--ServerApp.answer_yes=True", // one Ctrl-C ends it
    "--ServerApp.log_level=WARN",
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []), // as in containers
  ];
}

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
