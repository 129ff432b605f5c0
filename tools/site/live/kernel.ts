// The kernel of a page: a worker, started when it is first needed and ended by Stop.

/** What the kernel sends while a cell runs, named and shaped as Jupyter's messages are. */
export interface Message {
  type: "stream" | "display_data" | "update_display_data" | "execute_result" | "error";
  content: {
    name?: string;
    text?: string;
    data?: Record<string, unknown>;
    metadata?: Record<string, unknown>;
    transient?: { display_id?: string };
    ename?: string;
    evalue?: string;
    traceback?: string[];
  };
}

export interface Reply {
  status: "ok" | "error" | "aborted";
  [name: string]: unknown;
}

interface Waiting {
  done(reply: Reply): void;
  show(message: Message): void;
}

/** The kernel could not be loaded: the network, a blocked worker, an old browser. */
export class KernelMissing extends Error {}

const script = document.querySelector<HTMLElement>("[data-kernel]")?.dataset.kernel ?? "kernel.js";

let worker: Worker | undefined;
let ready: Promise<void> | undefined;
let count = 0;
const waiting = new Map<number, Waiting>();

/** Which start of the kernel this is: what ran in an earlier one is forgotten. */
export let generation = 0;

export function isRunning(): boolean {
  return worker !== undefined;
}

/** Loads the kernel, unless it is there already. */
export function start(): Promise<void> {
  ready ??= new Promise<void>((resolve, reject) => {
    generation += 1;
    const fail = () => {
      stop();
      reject(new KernelMissing());
    };
    try {
      worker = new Worker(new URL(script, location.href));
    } catch {
      fail();
      return;
    }
    worker.onerror = fail;
    worker.onmessage = ({ data }) => {
      if (data.type === "ready") resolve();
      else if (data.type === "failed") fail();
      else receive(data);
    };
  });
  return ready;
}

function receive({ id, type, content }: { id: number; type: string; content: Message["content"] | Reply }) {
  const request = waiting.get(id);
  if (type !== "reply") return request?.show({ type, content } as Message);
  waiting.delete(id);
  request?.done(content as Reply);
}

/** Asks the kernel, and starts it if need be. `show` is given what a cell shows meanwhile. */
export async function ask(
  type: "execute" | "complete" | "inspect" | "diagnose",
  content: object,
  show: (message: Message) => void = () => {},
): Promise<Reply> {
  await start();
  count += 1;
  const id = count;
  return new Promise((done) => {
    waiting.set(id, { done, show });
    worker?.postMessage({ id, type, content });
  });
}

/** Ends the kernel, whatever it is doing; what waits for an answer is told so. */
export function stop() {
  worker?.terminate();
  worker = undefined;
  ready = undefined;
  for (const { done } of waiting.values()) done({ status: "aborted" });
  waiting.clear();
}
