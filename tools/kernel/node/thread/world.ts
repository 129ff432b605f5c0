import { builtIns } from "./builtIns.js";

const { defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
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
  /** All its names. */
  all: PropertyKey[];
  /** Those that can change, which constants cannot, and as they were found. */
  keys: PropertyKey[];
  properties: PropertyDescriptor[];
}

/** Without a prototype: descriptors mean something else as soon as a cell gives every object a `get`. */
function property(object: object, key: PropertyKey) {
  const descriptor = getOwnPropertyDescriptor(object, key);
  if (descriptor) setPrototypeOf(descriptor, null);
  return descriptor;
}

let world: Kept[] = [];

/** Takes note of the world as it is: to be called before the first cell. */
export function keepWorld() {
  world = builtIns().map((object) => {
    const all = ownKeys(object);
    const keys = all.filter((key) => canChange(getOwnPropertyDescriptor(object, key)));
    return { object, all, keys, properties: keys.map((key) => property(object, key) as PropertyDescriptor) };
  });
}

const canChange = (found: PropertyDescriptor | undefined) =>
  found?.configurable === true || found?.writable === true;

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
    const { object, all, keys, properties } = world[i] as Kept;
    for (let k = 0; k < keys.length; k++) {
      const key = keys[k] as PropertyKey;
      const found = properties[k] as PropertyDescriptor;
      const left = property(object, key);
      if (!left || left.value !== found.value || left.get !== found.get || left.set !== found.set)
        add(changes, { object, key, found, left });
    }
    if (object === globalThis) continue; // new names harm nobody
    const now = ownKeys(object);
    if (now.length === all.length) continue;
    for (let k = 0; k < now.length; k++)
      if (!contains(all, now[k] as PropertyKey))
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
