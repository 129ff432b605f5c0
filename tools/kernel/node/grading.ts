import { Socket } from "node:net";
import {
  channel,
  type FromKernel,
  leftOutVariable,
  parseLeftOut,
  parseTests,
  seconds,
  testsVariable,
  write,
} from "../../homework/protocol.js";
import type { Cells } from "./cells.js";
import { watchLeftovers } from "./leftovers.js";
import type { Rules } from "./turns.js";

/** How many cells may run out of time before the rest is left alone. */
const mostSlow = 5;

export interface Supervision extends Pick<Rules, "begin" | "isTest"> {
  /** Tells whose code ran last: to be called when it has ended the thread. */
  blame: () => void;
}

/**
 * Tells the process that watches over this one which cell begins and, when it asks, that cells can still run. Leaves out the
 * cells that ended a kernel before, and all of them when the submission has had its time.
 */
export function supervise(cells: Cells): Supervision {
  const tell = openChannel(cells);
  if (tell === undefined) return { begin: () => undefined, isTest: () => false, blame: () => {} };
  const leftOut = parseLeftOut(process.env[leftOutVariable]);
  delete process.env[leftOutVariable];
  const tests = new Set(parseTests(process.env[testsVariable]));
  delete process.env[testsVariable];
  const end = performance.now() + 1000 * seconds();
  const late = () => `the submission has had its ${seconds()} seconds`;
  /** For each cell, the id of the first that was run for it: a test is run with others that prove it. */
  const firsts: number[] = [];
  const numberOf = (id: number) =>
    firsts.reduce((found, first, number) => (first <= id ? number : found), cell);
  let cell = 0;
  let slow = 0;
  process.on("SIGINT", () => {
    slow += 1;
  });
  watchLeftovers(cells, (id) => tell({ leftover: numberOf(id) }));
  const begin = () => {
    cell += 1;
    tell({ cell });
    const reason =
      leftOut.find(({ first, last = Infinity }) => first <= cell && cell <= last)?.reason ??
      (slow >= mostSlow && end < Infinity ? `${mostSlow} cells before it ran out of time` : undefined) ??
      (performance.now() > end ? late() : undefined);
    firsts[cell] = cells.last + 1;
    if (reason === undefined) return undefined;
    const evalue = `This cell was left out: ${reason}.`;
    return { ename: "Error", evalue, traceback: [`Error: ${evalue}`] };
  };
  const blame = () => {
    const { computing } = cells;
    if (computing !== undefined) tell({ cell: numberOf(computing) });
  };
  return { begin, isTest: () => tests.has(cell), blame };
}

/** What speaks to the watcher, if there is one, and answers its questions. */
function openChannel(cells: Cells): ((message: FromKernel) => void) | undefined {
  const descriptor = process.env[channel.variable];
  delete process.env[channel.variable];
  if (descriptor === undefined) return undefined;
  const socket = new Socket({ fd: Number(descriptor), readable: true, writable: true });
  const tell = (message: FromKernel) => void socket.write(write(message));
  socket.on("error", () => {}); // the watcher is gone, and this process soon
  socket.on("data", () => void cells.responds().then(() => tell({ alive: true })));
  socket.unref();
  return tell;
}
