// A child process that inherits the kernel's stdout would print into Jupyter's log: it gets a pipe that leads to the cell.
import childProcess, { type ChildProcess, type SpawnSyncReturns } from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { cellHere } from "./belonging.js";
import { Printer } from "./prints.js";

type Stream = "stdout" | "stderr";
type Options = Record<string, unknown> & { stdio?: unknown };

/** Milliseconds that a child's last words may take after its end: a grandchild may hold the pipe open. */
const patience = 500;

const later = setTimeout;
const open = new Set<Promise<void>>();

/** Resolves when everything is shown that children printed before they ended. */
export async function childrenShown() {
  const all = Array.from(open);
  for (let i = 0; i < all.length; i++) await all[i]; // and resolves to no list: a cell may give every object a `then`
}

/** Which of the kernel's streams an entry of `stdio` names. */
function inherited(entry: unknown, index: number): Stream | undefined {
  const fd = entry === "inherit" ? index : ((entry as { fd?: unknown } | null)?.fd ?? entry);
  return index > 0 && (fd === 1 || fd === 2) ? (fd === 1 ? "stdout" : "stderr") : undefined;
}

/** `stdio` with pipes in place of the kernel's streams, and the streams by their place in it. */
function piped(stdio: unknown) {
  const entries = typeof stdio === "string" ? [stdio, stdio, stdio] : Array.isArray(stdio) ? stdio : [];
  const streams = entries.map(inherited);
  return { streams, entries: entries.map((entry, index) => (streams[index] ? "pipe" : entry)) };
}

/** All of `spawn`, `fork`, `exec` and `execFile` come here. */
const prototype = childProcess.ChildProcess.prototype as ChildProcess & {
  spawn: (options: Options) => unknown;
};
const { spawn } = prototype;
prototype.spawn = function (options) {
  const { streams, entries } = piped(options.stdio);
  if (!streams.some(Boolean)) return spawn.call(this, options);
  const result = spawn.call(this, { ...options, stdio: entries });
  streams.forEach((stream, index) => {
    const pipe = stream && this.stdio?.[index];
    if (pipe && "on" in pipe) forward(this, pipe as NodeJS.ReadableStream, stream);
    if (!stream) return;
    (this.stdio as unknown[])[index] = null;
    if (index < 3) Object.assign(this, { [index === 1 ? "stdout" : "stderr"]: null });
  });
  return result;
};

function forward(child: ChildProcess, pipe: NodeJS.ReadableStream, stream: Stream) {
  const id = cellHere();
  const printer = new Printer(stream);
  pipe.on("data", (bytes: Buffer) => printer.write(bytes, id));
  const ended = new Promise<void>((resolve) => {
    pipe.on("close", () => {
      printer.flush();
      resolve();
    });
    child.once("exit", () => later(resolve, patience).unref());
  });
  child.prependOnceListener("exit", () => {
    open.add(ended);
    void ended.then(() => open.delete(ended));
  });
}

const { spawnSync, execSync, execFileSync } = childProcess;

/** Shows what the child printed when it has ended. */
function runSync(command: string, args: string[], options: Options): SpawnSyncReturns<Buffer | string> {
  const { streams, entries } = piped(options.stdio);
  const limit = options.maxBuffer ?? Number.POSITIVE_INFINITY;
  const ended = spawnSync(command, args, { ...options, stdio: entries as [], maxBuffer: limit as number });
  streams.forEach((stream, index) => {
    const text = stream && ended.output?.[index];
    if (!stream) return;
    if (text) new Printer(stream).write(text);
    (ended.output ?? [])[index] = null;
    if (index < 3) Object.assign(ended, { [index === 1 ? "stdout" : "stderr"]: null });
  });
  return ended;
}

const inherits = (options: Options | undefined) => piped(options?.stdio).streams.some(Boolean);

/** The arguments and the options of a call that may leave out either. */
function split(more: unknown[]): { args: string[]; options: Options | undefined } {
  const args = Array.isArray(more[0]) ? (more.shift() as string[]) : [];
  return {
    args,
    options: more.find((value) => typeof value === "object" && value !== null) as Options | undefined,
  };
}

/** As `execSync` and `execFileSync` answer: what was printed to a pipe, or an error that tells how the child ended. */
function orFail(command: string, ended: SpawnSyncReturns<Buffer | string>) {
  if (ended.error) throw Object.assign(ended.error, ended);
  if (ended.status !== 0) throw Object.assign(new Error(`Command failed: ${command}`), ended);
  return ended.stdout;
}

Object.assign(childProcess, {
  spawnSync(command: string, ...more: unknown[]) {
    const { args, options } = split([...more]);
    return options && inherits(options)
      ? runSync(command, args, options)
      : spawnSync(command, ...(more as []));
  },
  execSync(command: string, options?: Options) {
    if (!options || !inherits(options)) return execSync(command, options as object);
    return orFail(command, runSync(command, [], { ...options, shell: options.shell ?? true }));
  },
  execFileSync(file: string, ...more: unknown[]) {
    const { args, options } = split([...more]);
    if (!options || !inherits(options)) return execFileSync(file, ...(more as []));
    return orFail([file, ...args].join(" "), runSync(file, args, options));
  },
});
syncBuiltinESMExports();
