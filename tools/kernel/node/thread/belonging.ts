// Which cell started what runs now. Node's AsyncLocalStorage would tell, too; in Node 20 and 22 it shows in every promise
// that is printed, and a thread that uses it cannot be stopped from outside.
import { AsyncResource, executionAsyncId } from "node:async_hooks";
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import { promiseHooks } from "node:v8";
import { latest, shared } from "./cell.js";

type Callback = (...args: unknown[]) => unknown;

const { apply } = Reflect;
const { store } = Atomics;

/** The cell of the callback that runs; undefined in the callbacks of Node that nobody wraps. */
let here: number | undefined;

/** The main thread is told, too: it wonders whose code it is that does not end. */
function enter(id: number | undefined) {
  here = id;
  store(shared, 2, id === undefined ? 0 : id + 1);
}

/** For each cell, the id of the first event source that it could have started. */
const starts: number[] = [];

/** The cell to which what happens now belongs. */
export function cellHere(): number {
  if (here !== undefined) return here;
  const source = executionAsyncId();
  let id = starts.length - 1;
  while (id > 0 && (starts[id] ?? 0) > source) id -= 1;
  return source > (starts[0] ?? 0) ? id : latest.id;
}

/** Starts a cell. */
export function inCell<T>(id: number, work: () => T): T {
  starts[id] = new AsyncResource("cell").asyncId();
  enter(id);
  const result = work();
  enter(undefined);
  return result;
}

/** What was stopped from outside did not come to the end of its callback. */
export function leaveCell() {
  enter(undefined);
}

/** A promise carries the number of its cell where no print shows it. */
class Stamped extends class {
  constructor(promise: object) {
    // biome-ignore lint/correctness/noConstructorReturn: what is returned is what gets the private field
    return promise;
  }
} {
  #id: number;

  constructor(promise: Promise<unknown>, id: number) {
    super(promise);
    this.#id = id;
  }

  static cellOf(promise: object): number | undefined {
    return #id in promise ? promise.#id : undefined;
  }
}

export const cellOfPromise = (promise: object) => Stamped.cellOf(promise) ?? latest.id;

promiseHooks.createHook({
  init: (promise) => void new Stamped(promise, cellHere()),
  before: (promise) => enter(Stamped.cellOf(promise)),
  after: () => enter(undefined),
});

/** The callback, to be run as part of the cell that hands it over. Where it throws, `here` tells whose error that is. */
function carried(callback: unknown) {
  if (typeof callback !== "function") return callback;
  const id = cellHere();
  return function (this: unknown, ...args: unknown[]) {
    enter(id);
    const result: unknown = apply(callback, this, args);
    enter(undefined);
    return result;
  };
}

function carry(holder: object, names: readonly string[]) {
  const functions = holder as Record<string, Callback>;
  for (const name of names) {
    const original = functions[name] as Callback;
    const wrapper = {
      [name](...args: unknown[]) {
        args[0] = carried(args[0]);
        return apply(original, undefined, args);
      },
    }[name] as Callback;
    functions[name] = Object.defineProperties(wrapper, Object.getOwnPropertyDescriptors(original));
  }
}

carry(timers, ["setTimeout", "setInterval", "setImmediate"]);
Object.assign(globalThis, {
  setTimeout: timers.setTimeout,
  setInterval: timers.setInterval,
  setImmediate: timers.setImmediate,
});
carry(globalThis, ["queueMicrotask"]);
carry(process, ["nextTick"]);
syncBuiltinESMExports();
