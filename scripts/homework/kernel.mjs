// What Jupyter starts as the kernel of a submission: the kernel in its sandbox, watched from outside.
import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../command.mjs";
import { contain, findSandbox, limits, prepareFolder } from "./sandbox.mjs";

/** Milliseconds that an interrupted kernel may take to answer. */
const patience = 3000;

const [connectionFile] = process.argv.slice(2);
const sandbox = findSandbox();
const links = [];
const folder = prepareFolder(join(root, ".jupyter", "grading"));
for (const file of readdirSync("."))
  if (!file.endsWith(".ipynb")) cpSync(file, join(folder, "work", basename(file)), { recursive: true });

const start = join(root, "dist", "tools", "kernel", "node", "start.js");
const { argv, cwd, env } = contain(sandbox, folder, [start, sandbox ? bringSocketsIn() : connectionFile]);
const kernel = spawn(argv[0], argv.slice(1), {
  cwd,
  env: { ...env, REFUSED_CELLS: process.env.REFUSED_CELLS ?? "[]" },
  detached: process.platform !== "win32", // else a submission could end this process with its group
  stdio: ["ignore", "ignore", "pipe", "ipc"],
  windowsHide: true,
});

let cell = 0;
let alarm;
let stopped = false;
let said = "";
kernel.stderr.on("data", (text) => {
  said = `${said}${text}`.slice(-4000);
});
kernel.on("message", (message) => {
  if (message?.alive) alarm = clearTimeout(alarm);
  if (!Number.isInteger(message?.cell)) return;
  cell = message.cell;
  tell("it did not stop when its time was up"); // stands if Jupyter ends this process as well
});
kernel.on("error", () => {});
process.on("SIGINT", () => {
  signal("SIGINT");
  kernel.send({ alive: "?" }, () => {});
  alarm ??= setTimeout(() => {
    stopped = true;
    signal("SIGKILL");
  }, patience);
});
process.on("SIGTERM", () => signal("SIGKILL"));
const jupyter = process.ppid;
setInterval(() => process.ppid === jupyter || signal("SIGKILL"), 1000).unref();
kernel.on("close", (code, by) => {
  tell(reason(code, by));
  for (const path of [folder, ...links]) rmSync(path, { recursive: true, force: true });
  process.exit(code ?? 1);
});

/** Leaves word for who reads it when nbgrader has failed. */
function tell(reason) {
  if (process.env.KERNEL_REPORT) writeFileSync(process.env.KERNEL_REPORT, JSON.stringify({ cell, reason }));
}

/** Why the kernel ended, as the end of a sentence. */
function reason(code, by) {
  if (stopped) return "it did not stop when its time was up";
  if (/heap out of memory|Allocation failed|out of memory/i.test(said))
    return `it took more memory than the ${limits.heap} MB a submission may have`;
  return code === null ? `it ended its kernel (${by})` : `it ended its kernel (exit code ${code})`;
}

function signal(name) {
  try {
    process.kill(process.platform === "win32" ? kernel.pid : -kernel.pid, name);
  } catch {} // it has ended
}

/** Jupyter looks for `ipc` sockets where no sandbox reaches: links lead from there into the folder. */
function bringSocketsIn() {
  const connection = JSON.parse(readFileSync(connectionFile, "utf8"));
  const { ip, transport } = connection;
  if (transport !== "ipc")
    throw new Error("a sandboxed kernel has no network: nbgrader_config.py must say ipc");
  for (const [name, port] of Object.entries(connection)) {
    if (!name.endsWith("_port")) continue;
    links.push(`${ip}-${port}`);
    symlinkSync(join(folder, "sockets", `kernel-${port}`), `${ip}-${port}`);
  }
  writeFileSync(
    join(folder, "sockets", "connection.json"),
    JSON.stringify({ ...connection, ip: "/sockets/kernel" }),
  );
  return "/sockets/connection.json";
}
