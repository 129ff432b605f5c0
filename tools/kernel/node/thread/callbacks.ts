// What Node calls back belongs to the cell that asked for it; so do the events of what that cell has made.
import crypto from "node:crypto";
import dns from "node:dns";
import { EventEmitter } from "node:events";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import { carried, resumed, stamp } from "./belonging.js";

type Anything = (...args: unknown[]) => unknown;

const { apply } = Reflect;

/** Puts functions in place of others that carry along what they are handed at that place, counted as `Array.at` does. */
function carry(holder: object, names: readonly string[], place: 0 | -1) {
  const functions = holder as Record<string, Anything | undefined>;
  for (const name of names) {
    const original = functions[name];
    if (original === undefined) continue; // not on this system
    const wrapper = {
      [name](...args: unknown[]) {
        const at = place === 0 ? 0 : args.length - 1;
        args[at] = carried(args[at]);
        return apply(original, this, args);
      },
    }[name] as Anything;
    functions[name] = Object.defineProperties(wrapper, Object.getOwnPropertyDescriptors(original));
  }
}

/** The functions with a twin that waits, such as `readFile` with `readFileSync`: these call back. */
const withTwin = (holder: object) => Object.keys(holder).filter((name) => `${name}Sync` in holder);

carry(timers, ["setTimeout", "setInterval", "setImmediate"], 0);
Object.assign(globalThis, {
  setTimeout: timers.setTimeout,
  setInterval: timers.setInterval,
  setImmediate: timers.setImmediate,
});
carry(globalThis, ["queueMicrotask"], 0);
carry(process, ["nextTick"], 0);
carry(fs, withTwin(fs), -1);
carry(crypto, [...withTwin(crypto), "randomBytes", "randomInt"], -1);
carry(
  dns,
  Object.keys(dns).filter((name) => /^(lookup|resolve|reverse)/.test(name)),
  -1,
);

const emitters = EventEmitter as unknown as { init: Anything; prototype: { emit: Anything } };
const { init } = emitters;
const { emit } = emitters.prototype;

emitters.init = function (this: object, ...options) {
  stamp(this);
  return apply(init, this, options);
};
emitters.prototype.emit = function (this: object, ...event) {
  return resumed(this, () => apply(emit, this, event));
};
syncBuiltinESMExports();
