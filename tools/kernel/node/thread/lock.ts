// Built-ins that a submission cannot replace: its tests, and what they compare with, compute with them.
import { standardNames } from "../standardNames.js";
import { builtIns } from "./builtIns.js";

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys, preventExtensions } = Reflect;

/** No test compares with these, and an honest answer may well replace one: chance, the clock, what prints. */
const free = new Set<unknown>([console, Math.random, Date, Date.now]);
const limit = "stackTraceLimit";

/** What inherits from these assigns their names anew, as in `this.name = "Missing"`, which a constant would forbid. */
const lent = new Set<object>([Object.prototype, Function.prototype]);

/** Names that JavaScript itself asks for where they are not there. */
const asked: PropertyKey[] = [
  ...["toJSON", Symbol.toPrimitive, Symbol.toStringTag, Symbol.isConcatSpreadable],
  ...[Symbol.match, Symbol.matchAll, Symbol.replace, Symbol.search, Symbol.split],
];

/**
 * Makes built-ins constant. A new name may still be added to what inherits from `Object.prototype` alone, such as a method
 * of all arrays: it can hide nothing there, for all that such an object inherits is made its own first.
 */
export function lockBuiltIns() {
  for (const object of builtIns()) {
    if (free.has(object)) continue;
    for (const key of ownKeys(object)) if (object !== globalThis || isStandard(key)) lock(object, key);
    if (object === globalThis) continue;
    if (getPrototypeOf(object) === Object.prototype) own(object);
    else preventExtensions(object);
  }
}

function own(object: object) {
  for (const key of [...ownKeys(Object.prototype), ...asked])
    if (key !== "__proto__" && getOwnPropertyDescriptor(object, key) === undefined)
      lend(object, key, (object as Record<PropertyKey, unknown>)[key], false);
}

const isStandard = (key: PropertyKey) => typeof key === "string" && standardNames.has(key);

function lock(object: object, key: PropertyKey) {
  const { value, writable, enumerable, configurable } = getOwnPropertyDescriptor(object, key) ?? {};
  if (!configurable || free.has(value) || key === limit) return;
  if (!writable || !isLent(object))
    return void defineProperty(object, key, { configurable: false, ...(writable && { writable: false }) });
  lend(object, key, value, enumerable === true);
}

/** A constant that what inherits it may replace for itself. */
function lend(object: object, key: PropertyKey, value: unknown, enumerable: boolean) {
  defineProperty(object, key, {
    get: () => value,
    set(this: unknown, value: unknown) {
      if (typeof this === "function" || (typeof this === "object" && this !== null && this !== object))
        defineProperty(this, key, { value, writable: true, enumerable: true, configurable: true });
    },
    enumerable,
    configurable: false,
  });
}

const isLent = (object: object) => lent.has(object) || object instanceof Error || object === Error.prototype;
