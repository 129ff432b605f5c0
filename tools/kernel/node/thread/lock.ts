// Built-ins that a submission cannot replace: its tests, and what they compare with, compute with them.
import { standardNames } from "../standardNames.js";
import { builtIns } from "./builtIns.js";

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, preventExtensions } = Reflect;

/** No test compares with these, and an honest answer may well replace one: chance, the clock, what prints. */
const free = new Set<unknown>([console, Math.random, Date, Date.now]);
const limit = "stackTraceLimit";

/** Their names are given anew to an object by assignment, as in `this.name = "Missing"`, which a constant would forbid. */
const lent = new Set<object>([Object.prototype, Function.prototype]);

/**
 * Makes built-ins constant. A new name may still be added to what inherits from `Object.prototype` alone, such as a method
 * of all arrays, for there it hides nothing.
 */
export function lockBuiltIns() {
  for (const object of builtIns()) {
    if (free.has(object)) continue;
    for (const key of ownKeys(object)) if (object !== globalThis || isStandard(key)) lock(object, key);
    const up = getPrototypeOf(object);
    if (object !== globalThis && up !== Object.prototype) preventExtensions(object);
  }
}

const isStandard = (key: PropertyKey) => typeof key === "string" && standardNames.has(key);

function lock(object: object, key: PropertyKey) {
  const { value, writable, enumerable, configurable } = getOwnPropertyDescriptor(object, key) ?? {};
  if (!configurable || free.has(value) || key === limit) return;
  if (!writable || !isLent(object))
    return void defineProperty(object, key, { configurable: false, ...(writable && { writable: false }) });
  const own = { writable: true, enumerable: true, configurable: true };
  defineProperty(object, key, {
    get: () => value as unknown,
    set(this: unknown, value: unknown) {
      if (typeof this === "function" || (typeof this === "object" && this !== null && this !== object))
        defineProperty(this, key, { ...own, value });
    },
    enumerable: enumerable === true,
    configurable: false,
  });
}

const isLent = (object: object) => lent.has(object) || object instanceof Error || object === Error.prototype;
