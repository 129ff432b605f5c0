// Loaded before a submission runs, which can then not replace it.
import { createHook, executionAsyncResource } from "node:async_hooks";
import { Socket } from "node:net";
import "surprisal/check";
import type { Executor } from "tslab/dist/executor.js";
import { channel, type FromKernel, leftOutVariable, parseLeftOut, write } from "../../homework/protocol.js";
import { Handler } from "./handler.js";

type Execute = Handler["handleExecute"];

/** Characters that one cell may show. */
const plenty = 100_000;

/** Answers a grader: what a cell shows has an end, and a warning on stderr is no failure. */
export class GradingHandler extends Handler {
  override handleExecute(...[request, writeStream, writeDisplay]: Parameters<Execute>): ReturnType<Execute> {
    let room = plenty;
    const fits = (size: number) => {
      if (room > 0 && size > room) writeStream("stdout", "\n… and more than a grader reads.\n");
      room = size > room ? 0 : room - size;
      return room > 0;
    };
    return super.handleExecute(
      request,
      (_, text) => void (fits(text.length) && writeStream("stdout", text)),
      (data, update) => void (fits(JSON.stringify(data).length) && writeDisplay(data, update)),
    );
  }
}

/** Keeps what the tests of a submission compare with as it is. */
export function freezeTools() {
  for (const tool of [Object, Number, Math, Array, Array.prototype, Promise, Promise.prototype])
    Object.freeze(tool);
}

/**
 * Tells the process that watches over this one which cell's code runs, and leaves out those that ended a kernel
 * before.
 */
export function supervise(executor: Executor, report: (thrown: unknown) => void): Executor {
  const leftOut = parseLeftOut(process.env[leftOutVariable]);
  delete process.env[leftOutVariable];
  const tell = openChannel();
  const begin = tell ? watchTurns(tell) : () => {};
  let cell = 0;
  return {
    ...executor,
    async execute(code) {
      cell += 1;
      begin(cell);
      const reason = leftOut.find(({ first, last = Infinity }) => first <= cell && cell <= last)?.reason;
      if (reason === undefined) return executor.execute(code);
      report(new Error(`This cell was left out: ${reason}.`));
      return true;
    },
  };
}

/** What speaks to the watcher, if there is one, and answers its questions. */
function openChannel(): ((message: FromKernel) => void) | undefined {
  const descriptor = process.env[channel.variable];
  delete process.env[channel.variable];
  if (descriptor === undefined) return undefined;
  const socket = new Socket({ fd: Number(descriptor), readable: true, writable: true });
  socket.on("error", () => {}); // the watcher is gone, and this process soon
  socket.on("data", () => socket.write(write({ alive: true })));
  socket.unref();
  return (message) => socket.write(write(message));
}

const owner = Symbol("cell");

/** Says whose turn it is: a cell's when it begins, and again when a timer or a promise it left behind goes on. */
function watchTurns(tell: (message: FromKernel) => void): (cell: number) => void {
  let last: unknown;
  const turn = (cell: unknown) => {
    if (typeof cell !== "number" || cell === last) return;
    last = cell;
    tell({ cell });
  };
  const current = () => Object(executionAsyncResource());
  createHook({
    init(_id, _type, _trigger, resource) {
      Object.assign(resource, { [owner]: current()[owner] });
    },
    before: () => turn(current()[owner]),
  }).enable();
  return (cell) => {
    current()[owner] = cell;
    turn(cell);
  };
}
