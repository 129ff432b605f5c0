import { type MessagePort, workerData } from "node:worker_threads";
import type { FromThread, Start } from "../between.js";

export const { shared, folder, grading } = workerData as Start;
let port: MessagePort | undefined = (workerData as Start).port;

/** The cell that runs, or ran last, and whether its outcome is told. */
export const latest = { id: 0, running: false, told: true, mayAsk: false };

/** Bound now, for a cell may change what every port has. */
export const tell: (message: FromThread) => void = port.postMessage.bind(port);

/** The port, for whoever asks first: a cell can import this module, too, and must not read what its tests are. */
export function takePort(): MessagePort {
  const taken = port;
  port = undefined;
  if (taken === undefined) throw new Error("the kernel's port is taken");
  return taken;
}
