import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { openThread } from "./thread.ts";

const kernel = openThread({ grading: false });
after(kernel.end);

/** What a cell can do to the world that it shares with the kernel's thread. */
const damage: Record<string, string> = {
  "no Date": "globalThis.Date = undefined as any;",
  "no Promise": "globalThis.Promise = undefined as any;",
  "no Map and no Set": "globalThis.Map = globalThis.Set = undefined as any;",
  "no Error": "globalThis.Error = undefined as any;",
  "no Object, Array, JSON, Reflect":
    "for (const name of ['Object', 'Array', 'JSON', 'Reflect']) (globalThis as any)[name] = undefined;",
  "no Symbol": "globalThis.Symbol = undefined as any;",
  "no process": "globalThis.process = undefined as any;",
  "no timers":
    "globalThis.setTimeout = globalThis.setImmediate = globalThis.queueMicrotask = undefined as any;",
  "no methods of arrays":
    "for (const name of ['map', 'push', 'join', 'includes', 'slice', 'shift']) (Array.prototype as any)[name] = undefined;",
  "no iteration": "(Array.prototype as any)[Symbol.iterator] = undefined;",
  "no methods of maps": "for (const name of ['get', 'set', 'has']) (Map.prototype as any)[name] = undefined;",
  "no methods of texts":
    "for (const name of ['split', 'replace', 'slice', 'match']) (String.prototype as any)[name] = undefined;",
  "no then": "Promise.prototype.then = undefined as any;",
  // Node 22 has begun to compile a part of its loader, and looks for the then of what comes of it.
  "a then of every object":
    "await new Promise((resolve) => setTimeout(resolve, 200));\nObject.defineProperty(Object.prototype, 'then', { get() { throw new Error('then'); } });",
  "names of every object": "Object.assign(Object.prototype, { get: 7, value: 3, failure: 1, result: 2 });",
  "no listeners": "(process as any).listeners = (process as any).on = (process as any).emit = undefined;",
  "no loader": "require('module')._load = require('vm').Script = undefined;",
  "a then of promises that nobody can put back":
    "Object.defineProperty(Promise.prototype, 'then', { value() { throw new Error('then'); }, configurable: false, writable: false });",
  "a frozen process": "Object.freeze(process);",
  "a stack that throws": "Error.prepareStackTrace = () => { throw 1; };",
};

const thrown: Record<string, string> = {
  "an error whose name is no text": "Object.assign(new Error('x'), { name: Object.create(null) })",
  "an error without message and stack":
    "Object.assign(new Error('x'), { message: {}, stack: Object.create(null) })",
  "an object without prototype": "Object.create(null)",
  "a proxy that resists":
    "new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; }, ownKeys() { throw 3; } })",
};

async function works() {
  assert.deepEqual(await kernel.run("[1, 2]"), { error: undefined, shown: "[ 1, 2 ]" });
  assert.equal(
    (await kernel.run("const kept = 1; throw new RangeError('seven');")).error,
    "RangeError: seven",
  );
  assert.equal((await kernel.run("function late() { return kept + 1; }\nconsole.log(late());")).shown, "2");
  assert.match((await kernel.run("const kept: number = 'x';")).error ?? "", /^TypeScriptError/);
}

/** What nobody can put back, and the kernel cannot do without. */
const lasting: Record<string, string> = {
  "descriptions of properties":
    "for (const key of ['get', 'set']) Object.defineProperty(Object.prototype, key, { value: 5, configurable: false });",
  ...Object.fromEntries(
    ["Promise", "Object", "Array", "Map", "Proxy", "Error"].map((name) => [
      name,
      `Object.defineProperty(globalThis, "${name}", { value: 5, configurable: false, writable: false });`,
    ]),
  ),
};

describe("a cell ends, whatever an earlier one has replaced for good:", () => {
  for (const [name, code] of Object.entries(lasting))
    it(name, async () => {
      await kernel.run(code);
      const { error = "" } = await kernel.run("[1]");
      assert.match(
        error,
        /^$|^KernelError: No cell can be run .*: restart the kernel|^TypeError: \w+ is not a constructor/,
      );
      await kernel.restart();
    });
});

describe("the kernel survives", () => {
  for (const [name, code] of Object.entries(damage))
    it(name, async () => {
      await kernel.restart();
      assert.equal((await kernel.run(code)).error, undefined);
      await works();
    });

  for (const [name, value] of Object.entries(thrown))
    it(`a timer and a promise that throw ${name}`, async () => {
      await kernel.restart();
      await kernel.run(`setTimeout(() => { throw ${value}; }); Promise.reject(${value});`);
      await works();
    });
});
