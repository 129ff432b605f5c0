// nbgrader loaded once for all that it does: see `forkServer.ts`.
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { beforeEnd } from "../command.js";
import { workFolder } from "../folders.js";
import type { Jupyter } from "../jupyter/jupyter.js";
import { readLines } from "../kernel/node/compiler/readLines.js";
import { isObject, parseJson } from "../lessons/json.js";
import { scratch } from "../scratch.js";
import { forkServer } from "./forkServer.js";
import { kernelFolder } from "./sandbox.js";

/** What nbgrader is to do. */
interface Order {
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** How nbgrader ended, with what it said; -15 as the code is signal 15. */
interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

interface Server {
  child: ChildProcess;
  waiting: Map<number, { end: (ended: Ended) => void; fail: (error: object) => void }>;
}

/** Characters that are kept of what the server says when it fails. */
const longest = 10_000;

let server: Server | undefined;
let orders = 0;

/** Runs nbgrader, and ends it after some seconds, if any are given; rejects as `run` does. */
export async function runForked({ program, env }: Jupyter, order: Order, seconds: number) {
  server ??= startServer(program, env);
  const { child, waiting } = server;
  const id = orders++;
  const tell = (message: object) => child.stdin?.write(`${JSON.stringify({ id, ...message })}\n`);
  let killed = false;
  const end = () => {
    killed = true;
    tell({});
  };
  const clock = seconds > 0 ? setTimeout(end, 1000 * seconds) : undefined;
  child.ref();
  tell(order);
  try {
    const ended = await new Promise<Ended>((end, fail) => waiting.set(id, { end, fail }));
    if (ended.code === 0) return ended;
    const message = `nbgrader ended with code ${ended.code}`;
    throw Object.assign(new Error(message), ended, { killed });
  } finally {
    clearTimeout(clock);
    waiting.delete(id);
    if (waiting.size === 0) child.unref();
  }
}

/** Starts the process that forks. When it ends, the orders under way fail, and the next order starts another. */
function startServer(program: string, env: NodeJS.ProcessEnv): Server {
  const child = spawn(program, ["-I", "-c", forkServer], { cwd: workFolder, env });
  const started: Server = { child, waiting: new Map() };
  let said = "";
  const fail = (why: object) => {
    if (server === started) server = undefined;
    for (const { fail } of started.waiting.values()) fail(why);
  };
  const closed = new Promise((resolve) => child.once("close", resolve));
  const release = beforeEnd(async () => {
    started.waiting.clear(); // nobody is told that what was under way has failed
    child.stdin.end();
    await closed;
    await kernelsEnded();
  });
  const endTogether = () => void child.kill();
  process.on("exit", endTogether);
  child.on("error", fail);
  child.stdin.on("error", () => {}); // it has ended
  child.stderr.on("data", (text) => {
    said = `${said}${text}`.slice(-longest);
  });
  readLines(child.stdout, (line) => {
    const { id, ended } = parseAnswer(line);
    started.waiting.get(id)?.end(ended);
  });
  child.on("close", (code, signal) => {
    process.off("exit", endTogether);
    release();
    fail(Object.assign(new Error(`nbgrader ended (${signal ?? `exit code ${code}`})`), { stderr: said }));
  });
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  return started;
}

/** Resolves when the watchers of kernels have seen that nobody needs them any more, and have deleted the kernels' folders. */
async function kernelsEnded() {
  while (readdirSync(scratch()).some((name) => kernelFolder.test(name))) await delay(50);
}

function parseAnswer(line: string): { id: number; ended: Ended } {
  const answer = parseJson(line);
  if (!isObject(answer)) throw new Error(`nbgrader's server said ${line}`);
  const { id, code, stdout, stderr } = answer;
  return { id: Number(id), ended: { code: Number(code), stdout: String(stdout), stderr: String(stderr) } };
}
