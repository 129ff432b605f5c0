import { MessagePort } from "node:worker_threads";

const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect;

/** What JavaScript brings along: the globals, their prototypes, and the prototypes that have no name. */
export function builtIns(): object[] {
  const found = new Set<object>([Object.prototype, globalThis]);
  const named =
    /^(?:[A-Z]\w*|console|queueMicrotask|structuredClone|(?:set|clear)(?:Timeout|Interval|Immediate))$/;
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const value = named.test(name) && (getOwnPropertyDescriptor(globalThis, name)?.value as unknown);
    if (typeof value !== "function" && (typeof value !== "object" || value === null)) continue;
    found.add(value);
    const prototype = (value as { prototype?: unknown }).prototype;
    if (typeof prototype === "object" && prototype !== null) found.add(prototype);
  }
  const values = [
    [].values(),
    new Map().values(),
    new Set().values(),
    ""[Symbol.iterator](),
    "".matchAll(/./g),
    MessagePort.prototype,
  ];
  const functions = [function* () {}, async () => {}, async function* () {}, Int8Array];
  for (const value of [...values, ...functions])
    for (let up = getPrototypeOf(value); up; up = getPrototypeOf(up)) {
      found.add(up);
      const { prototype } = up as { prototype?: unknown };
      if (typeof prototype === "object" && prototype !== null) found.add(prototype);
    }
  return [...found];
}
