const { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const { setPrototypeOf } = Object;

/** A property as the kernel found it, or undefined where it found none; and as a cell has left it. */
interface Change {
  object: object;
  key: PropertyKey;
  found: PropertyDescriptor | undefined;
  left: PropertyDescriptor | undefined;
}

interface Kept {
  object: object;
  keys: PropertyKey[];
  properties: PropertyDescriptor[];
}

/** Without a prototype: descriptors mean something else as soon as a cell gives every object a `get`. */
function property(object: object, key: PropertyKey) {
  const descriptor = getOwnPropertyDescriptor(object, key);
  if (descriptor) setPrototypeOf(descriptor, null);
  return descriptor;
}

/** What JavaScript brings along: the globals, their prototypes, and the prototypes that have no name. */
function builtIns(): object[] {
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

const world: Kept[] = builtIns().map((object) => {
  const keys = ownKeys(object);
  return { object, keys, properties: keys.map((key) => property(object, key) as PropertyDescriptor) };
});

/** Does `work` in the world as it was before the first cell, whatever cells have made of it since. */
export function inOriginalWorld<T>(work: () => T): T {
  const changes = findChanges();
  if (changes.length === 0) return work();
  for (let i = 0; i < changes.length; i++) apply(changes[i] as Change, "found");
  try {
    return work();
  } finally {
    for (let i = 0; i < changes.length; i++) apply(changes[i] as Change, "left");
  }
}

function apply(change: Change, which: "found" | "left") {
  const descriptor = change[which];
  if (descriptor) defineProperty(change.object, change.key, descriptor);
  else deleteProperty(change.object, change.key);
}

/** Written without a method or an iterator, which may be what has changed. */
function findChanges() {
  const changes: Change[] = [];
  for (let i = 0; i < world.length; i++) {
    const { object, keys, properties } = world[i] as Kept;
    for (let k = 0; k < keys.length; k++) {
      const key = keys[k] as PropertyKey;
      const found = properties[k] as PropertyDescriptor;
      const left = property(object, key);
      if (!left || left.value !== found.value || left.get !== found.get || left.set !== found.set)
        add(changes, { object, key, found, left });
    }
    if (object === globalThis) continue; // new names harm nobody
    const now = ownKeys(object);
    if (now.length === keys.length) continue;
    for (let k = 0; k < now.length; k++)
      if (!contains(keys, now[k] as PropertyKey))
        add(changes, {
          object,
          key: now[k] as PropertyKey,
          found: undefined,
          left: property(object, now[k] as PropertyKey),
        });
  }
  return changes;
}

function add(changes: Change[], change: Change) {
  defineProperty(changes, changes.length, {
    __proto__: null,
    value: change,
    configurable: true,
  } as PropertyDescriptor);
}

function contains(keys: PropertyKey[], key: PropertyKey) {
  for (let k = 0; k < keys.length; k++) if (keys[k] === key) return true;
  return false;
}
