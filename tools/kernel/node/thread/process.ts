// What a thread cannot do, or must not: a cell finds the process that Node's documentation describes.
import { statSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { constants } from "node:os";
import threads from "node:worker_threads";
import { grading, shared, tell } from "./cell.js";

const { store, wait, load } = Atomics;

process.chdir = (folder) => {
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder.`);
  store(shared, 1, 0);
  tell({ type: "chdir", folder });
  wait(shared, 1, 0, 5000);
  if (load(shared, 1) !== 1) throw new Error(`${folder} cannot be entered.`);
};

const refuse = (call: string) => {
  throw new Error(
    `${call} would end the kernel, and with it all variables: let the cell return or throw instead.`,
  );
};

/** Signals that neither end nor halt a process of Node's which does not listen for them. */
const harmless = new Set(["SIGINT", "SIGCHLD", "SIGCONT", "SIGURG", "SIGWINCH", "SIGPIPE", "SIGUSR1"]);
const deadly = (Object.keys(constants.signals) as NodeJS.Signals[]).filter((name) => !harmless.has(name));
const { kill } = process;

/** Whoever grades is told that a submission ended its kernel; a reader keeps the variables. */
if (!grading)
  Object.assign(process, {
    exit: (code = "") => refuse(`process.exit(${code})`),
    /** Node lets no thread listen for signals: those that a cell sends to its own process go to its own listeners. */
    kill(pid: number, signal: NodeJS.Signals | number = "SIGTERM") {
      const name = deadly.find((name) => name === signal || constants.signals[name] === signal);
      if (pid !== process.pid || !name) return kill(pid, signal);
      if (name === "SIGKILL" || name === "SIGSTOP" || process.listenerCount(name) === 0)
        refuse(`process.kill(process.pid, "${name}")`);
      setImmediate(() => process.emit(name, name));
      return true;
    },
  });

process.execArgv = [];
Object.assign(threads, { isMainThread: true, threadId: 0, parentPort: null, workerData: null });
syncBuiltinESMExports();
