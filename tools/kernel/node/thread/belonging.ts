// Which cell started what runs now. Node's AsyncLocalStorage would tell, too; in Node 20 and 22 it shows in every promise
// that is printed, and a thread that uses it cannot be stopped from outside.
import { AsyncResource, executionAsyncId } from "node:async_hooks";
import { promiseHooks } from "node:v8";
import { latest, shared } from "./cell.js";
import "./hooks.js";

const { apply } = Reflect;
const { store } = Atomics;

/** The cell of the callback that runs; undefined in the callbacks of Node that nobody wraps. */
let here: number | undefined;

/** Whether that is known, and not concluded from when something was started. */
let sure = false;

/** The main thread is told, too: it wonders whose code it is that does not end. */
function enter(id: number | undefined, isSure = id !== undefined) {
  here = id;
  sure = isSure;
  store(shared, 2, id === undefined ? 0 : id + 1);
}

/** For each cell, the id of the first event source that it could have started. */
const starts: number[] = [];

/** The cell of what happens now, as far as that can be known. */
function knownCell(): number | undefined {
  if (here !== undefined) return here;
  const source = executionAsyncId();
  let id = starts.length - 1;
  while (id > 0 && (starts[id] ?? 0) > source) id -= 1;
  return source > (starts[0] ?? Infinity) ? id : undefined;
}

/** The cell to which what happens now belongs. */
export const cellHere = () => knownCell() ?? latest.id;

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

/** An object carries the number of its cell where no print shows it. */
class Stamped extends class {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: what is returned is what gets the private field
    return object;
  }
} {
  #id: number;

  constructor(object: object, id: number) {
    super(object);
    this.#id = id;
  }

  static cellOf(object: object): number | undefined {
    return #id in object ? object.#id : undefined;
  }
}

export const cellOfPromise = (promise: object) => Stamped.cellOf(promise) ?? latest.id;

promiseHooks.createHook({
  init: (promise) => void new Stamped(promise, cellHere()),
  before: (promise) => enter(Stamped.cellOf(promise)),
  after: () => enter(undefined),
});

/** From now on `resumed` knows the cell of the object. */
export function stamp(object: object) {
  const id = knownCell();
  if (id !== undefined && Stamped.cellOf(object) === undefined) new Stamped(object, id);
}

/** Does `work` as part of the cell of the object, unless it is known to be part of one. Where it throws, `here` tells whose error that is. */
export function resumed<T>(object: object, work: () => T): T {
  const id = Stamped.cellOf(object);
  if (sure || id === undefined) return work();
  const outside = here;
  enter(id);
  const result = work();
  enter(outside, false);
  return result;
}

/** The callback, to be run as part of the cell that hands it over. Where it throws, `here` tells whose error that is. */
export function carried(callback: unknown) {
  if (typeof callback !== "function") return callback;
  const id = cellHere();
  const isSure = sure;
  return function (this: unknown, ...args: unknown[]) {
    enter(id, isSure);
    const result: unknown = apply(callback, this, args);
    enter(undefined);
    return result;
  };
}
