// The thread that cells run in, as the kernel starts it.
import { setTimeout as delay } from "node:timers/promises";
import { MessageChannel, Worker } from "node:worker_threads";
import { type FromThread, type Start, sizeOf, type ToThread } from "./between.js";

export interface Thread {
  worker: Worker;
  /** Numbers that both sides see at once: see `between.ts`. */
  shared: Int32Array;
  tell: (message: ToThread) => void;
}

/** Starts a thread for cells of a notebook in the folder; `take` hears what it tells. */
export function startThread(folder: string, grading: boolean, take: (message: FromThread) => void): Thread {
  const { port1: port, port2 } = new MessageChannel();
  const shared = new Int32Array(new SharedArrayBuffer(16));
  const start: Start = { port: port2, folder, grading, shared };
  const worker = new Worker(new URL("thread/main.js", import.meta.url), {
    workerData: start,
    transferList: [port2],
    argv: process.argv.slice(2),
    stdout: true, // else Node reads on from streams that it no longer finds in the thread
    stderr: true,
    execArgv: ["--no-force-async-hooks-checks"], // a callback that is stopped from outside leaves them unequal
  });
  port.on("message", (message: FromThread) => {
    if (message.type === "chdir") return changeFolder(message.folder, shared);
    take(message);
    arrived(sizeOf(message), shared);
  });
  const thread: Thread = { worker, shared, tell: (message) => port.postMessage(message) };
  threads.add(thread);
  worker.on("exit", () => threads.delete(thread));
  return thread;
}

/** Milliseconds that a thread may take to end: what it waits for in the system, such as a program, nothing stops. */
const longest = 500;

/** Ends the thread; resolves to whether that took no longer than it may. */
export const endThread = ({ worker }: Thread) =>
  Promise.race([worker.terminate().then(() => true), delay(longest, false)]);

/** The threads that have not ended yet, although some of them should have. */
const threads = new Set<Thread>();

/** Whether the thread to which the inspector gives this title can be stopped without ending the whole process. */
export function isStoppable(title: string): boolean {
  const thread = [...threads].find(({ worker }) => title.startsWith(`[worker ${worker.threadId}]`));
  return thread === undefined || Atomics.load(thread.shared, 3) === 0;
}

/** Ends all threads; resolves to whether they have ended. */
export async function endThreads(): Promise<boolean> {
  const ended = await Promise.all([...threads].map(endThread));
  return !ended.includes(false);
}

/** A thread has no folder of its own: it waits until the process has changed its. */
function changeFolder(folder: string, shared: Int32Array) {
  let done = 1;
  try {
    process.chdir(folder);
  } catch {
    done = 2;
  }
  Atomics.store(shared, 1, done);
  Atomics.notify(shared, 1);
}

/** That much is no longer on the way. */
function arrived(size: number, shared: Int32Array) {
  if (size === 0) return;
  Atomics.sub(shared, 0, size);
  Atomics.notify(shared, 0);
}
