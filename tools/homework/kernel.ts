// What Jupyter starts as the kernel of a submission: the kernel in its sandbox, watched from outside.
import { spawn } from "node:child_process";
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Duplex } from "node:stream";
import { packageFolder } from "../folders.js";
import { blobVariable } from "../kernel/node/compiler/blob.js";
import { isObject, parseJson } from "../lessons/json.js";
import { removeFolder } from "../removeFolder.js";
import { blob, blobInside } from "./mounts.js";
import { isRoot } from "./privileges.js";
import {
  channel,
  leftOutVariable,
  reportVariable,
  seconds,
  secondsVariable,
  testsVariable,
  write,
} from "./protocol.js";
import { readMessages } from "./readMessages.js";
import { contain, handedOn, limits, prepareFolder, refusal } from "./sandbox.js";
import { watchSpace } from "./space.js";

/** Milliseconds that an interrupted kernel may take to answer. */
const timeToAnswer = 3000;
const tooLate = "it did not stop when its time was up";
const full = "it filled its folder with files";

/** Seconds that a submission whose time is up still has, to leave out the rest of its cells. */
const grace = 60;

const { KERNEL_FOLDERS: parent = tmpdir(), [reportVariable]: reportFile } = process.env;
const connectionFile = process.argv[2] ?? "";

/** The process that started this one. It may have ended before we look, and then we have another parent. */
const jupyter = Number(process.env.GRADING_PROCESS) || process.ppid;
if (process.ppid !== jupyter) process.exit(1);
const sandbox = handedOn();
if (sandbox === undefined && isRoot) throw new Error(refusal);
const links: string[] = [];
const folder = prepareFolder(parent);
for (const file of readdirSync("."))
  if (!file.endsWith(".ipynb")) cpSync(file, join(folder, "work", basename(file)), { recursive: true });

const isFull = watchSpace(folder);
const start = join(packageFolder, "dist", "tools", "kernel", "node", "start.js");
const { argv, cwd, env } = contain(sandbox, folder, [start, sandbox ? bringSocketsIn() : connectionFile]);
const [program = "false", ...args] = argv;
const kernel = spawn(program, args, {
  cwd,
  env: {
    ...env,
    [leftOutVariable]: process.env[leftOutVariable] ?? "[]",
    [testsVariable]: process.env[testsVariable] ?? "[]",
    [blobVariable]: (blob && sandbox ? blobInside : blob) ?? "",
    [channel.variable]: `${channel.descriptor}`,
    [secondsVariable]: process.env[secondsVariable],
  },
  detached: process.platform !== "win32", // else a submission could end this process with its group
  stdio: ["ignore", "ignore", "pipe", "pipe"],
  windowsHide: true,
});

let cell = 0;
/** Whether the time of that cell is up. */
let late = false;
let alarm: NodeJS.Timeout | undefined;
let ended: string | undefined;
let said = "";
kernel.stderr?.on("data", (text: Buffer) => {
  said = `${said}${text}`.slice(-4000);
});
const line = kernel.stdio[channel.descriptor];
if (line instanceof Duplex)
  readMessages(line, (message) => {
    if ("cell" in message) {
      if (message.cell > cell) late = false; // else it is told whose code ended the kernel
      cell = message.cell;
    } else if ("leftover" in message) {
      cell = message.leftover;
      end("what it left behind, a timer or a promise, did not end");
    } else {
      clearTimeout(alarm);
      alarm = undefined;
    }
  });
kernel.on("error", () => {});
process.on("SIGINT", () => {
  late = true;
  tell(tooLate); // stands if Jupyter ends this process as well
  signal("SIGINT");
  if (line instanceof Duplex && line.writable) line.write(write({ alive: "?" }));
  alarm ??= setTimeout(() => end(tooLate), timeToAnswer);
});
if (seconds() < Infinity)
  setTimeout(() => end(`the submission took more than ${seconds()} seconds`), 1000 * (seconds() + grace));
process.on("SIGTERM", () => signal("SIGKILL"));
setInterval(() => (process.ppid === jupyter ? isFull() && end(full) : signal("SIGKILL")), 500).unref();
kernel.on("close", (code, by) => {
  tell(reasonOf(code, by));
  for (const path of [folder, ...links]) removeFolder(path);
  process.exit(code ?? 1);
});

/** Leaves word for the grader. */
function tell(reason: string) {
  if (reportFile) writeFileSync(reportFile, JSON.stringify({ cell, reason }));
}

/** Why the kernel ended, as the end of a sentence. */
function reasonOf(code: number | null, by: NodeJS.Signals | null): string {
  if (ended !== undefined) return ended;
  if (/out of memory|Allocation failed|more memory than there is/i.test(said))
    return `it took more memory than the ${limits.heap} MB a submission may have`;
  if (late) return tooLate; // Jupyter has asked it to end, which it may do in peace
  return code === null ? `it ended its kernel (${by})` : `it ended its kernel (exit code ${code})`;
}

/** Ends the kernel, for a reason that the grader is told. */
function end(reason: string) {
  ended ??= reason;
  signal("SIGKILL");
}

function signal(name: NodeJS.Signals) {
  if (kernel.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? kernel.pid : -kernel.pid, name);
  } catch {} // it has ended
}

/** Jupyter looks for `ipc` sockets where no sandbox reaches: links lead from there into the folder. */
function bringSocketsIn(): string {
  const connection = parseJson(readFileSync(connectionFile, "utf8"));
  if (!isObject(connection) || connection.transport !== "ipc")
    throw new Error("a sandboxed kernel has no network: nbgrader_config.py must say ipc");
  for (const [name, port] of Object.entries(connection)) {
    if (!name.endsWith("_port")) continue;
    const link = `${connection.ip}-${port}`;
    links.push(link);
    symlinkSync(join(folder, "sockets", `kernel-${port}`), link);
  }
  writeFileSync(
    join(folder, "sockets", "connection.json"),
    JSON.stringify({ ...connection, ip: "/sockets/kernel" }),
  );
  return "/sockets/connection.json";
}
