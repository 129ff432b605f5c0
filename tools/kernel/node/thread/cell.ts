import { workerData } from "node:worker_threads";
import type { FromThread, Start } from "../between.js";

export const { port, shared, folder, grading } = workerData as Start;

/** The cell that runs, or ran last. */
export const latest = { id: 0, running: false, mayAsk: false };

/** Bound now, for a cell may change what every port has. */
export const tell: (message: FromThread) => void = port.postMessage.bind(port);
