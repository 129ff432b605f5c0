// The kernel of a page: started when it is first needed and ended by Stop.
import { startKernel } from "../../kernel/browser/start.js";

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
  /** How many characters the cell showed beyond what the kernel sends. */
  omitted?: number;
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

const { compiler = "", runner = "" } =
  document.querySelector<HTMLElement>("[data-compiler][data-runner]")?.dataset ?? {};

let kernel: ReturnType<typeof startKernel> | undefined;
let ready: Promise<void> | undefined;
let used = false;
let count = 0;
/** Nobody has to wait for a start that was stopped. */
let endStart = () => {};
const waiting = new Map<number, Waiting>();

/** Which start of the kernel this is: what ran in an earlier one is forgotten. */
export let generation = 0;

export function isRunning(): boolean {
  return kernel !== undefined;
}

/** Loads the kernel, unless it is there already. */
export function start(): Promise<void> {
  if (ready) return ready;
  const started = new Promise<void>((resolve, reject) => {
    generation += 1;
    used = false;
    endStart = resolve;
    const fail = () => {
      reject(new KernelMissing());
      stop();
    };
    try {
      kernel = startKernel(new URL(compiler, location.href), new URL(runner, location.href));
    } catch {
      fail();
      return;
    }
    kernel.compiler.onerror = fail;
    kernel.runner.onerror = fail;
    kernel.runner.onmessage = ({ data }) => {
      if (data.type === "ready") resolve();
      else if (data.type === "failed") fail();
      else receive(data);
    };
  });
  if (kernel) ready = started;
  return started;
}

function receive({ id, type, ...told }: { id: number; type: string; content: Message["content"] | Reply }) {
  const request = waiting.get(id);
  if (type !== "reply") return request?.show({ type, ...told } as Message);
  request?.done(told.content as Reply); // and kept: what a timer prints later belongs to its cell
}

/** Asks the kernel, and starts it if need be. `show` is given what a cell shows meanwhile. */
export async function ask(
  type: "execute" | "complete" | "inspect" | "diagnose",
  content: object,
  show: (message: Message) => void = () => {},
): Promise<Reply> {
  await start();
  if (!kernel) return { status: "aborted" };
  used ||= type === "execute";
  count += 1;
  const id = count;
  return new Promise((done) => {
    waiting.set(id, { done, show });
    kernel?.runner.postMessage({ id, type, content });
  });
}

/** Ends the kernel, whatever it is doing; what waits for an answer is told so. */
export function stop() {
  kernel?.end();
  kernel = undefined;
  ready = undefined;
  endStart();
  for (const { done } of waiting.values()) done({ status: "aborted" });
  waiting.clear();
}

/** Ends the kernel, unless no cell has run in it. */
export function renew() {
  if (used) stop();
}
