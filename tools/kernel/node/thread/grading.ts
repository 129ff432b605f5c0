// Loaded before a submission runs, so that it cannot replace what its tests compare with, nor reach into the kernel.
import asyncHooks from "node:async_hooks";
import childProcess from "node:child_process";
import inspector from "node:inspector";
import inspectorPromises from "node:inspector/promises";
import module, { builtinModules, createRequire, syncBuiltinESMExports } from "node:module";
import { constants } from "node:os";
import v8 from "node:v8";
import threads from "node:worker_threads";
import { lockBuiltIns } from "./lock.js";

/** Modules of newer versions of Node that run machine code: closed as a whole. Node's warning that they are new is dropped. */
const newer = ["node:ffi", "node:sqlite"].filter((name) => builtinModules.includes(name));
const load = createRequire(import.meta.url);
const { emitWarning } = process;
process.emitWarning = () => {};
const machines = newer.map((name) => load(name) as object);
process.emitWarning = emitWarning;

/** What reaches into the kernel, and no homework needs: its memory, its threads, its promises, its debugger, programs. */
const doors: [object, string[]][] = [
  [inspector, ["Session", "open"]],
  [inspectorPromises, ["Session", "open"]],
  [threads, ["Worker"]],
  [v8, ["setFlagsFromString", "getHeapSnapshot", "writeHeapSnapshot", "setHeapSnapshotNearHeapLimit"]],
  [v8, ["promiseHooks", "queryObjects"]],
  [asyncHooks, ["createHook", "executionAsyncResource"]],
  [process, ["binding", "_linkedBinding", "dlopen", "_debugProcess"]],
  [process, ["_getActiveHandles", "_getActiveRequests", "getActiveResourcesInfo"]],
  [module, ["register", "registerHooks", "syncBuiltinESMExports"]],
  ...[childProcess, ...machines].map((holder): [object, string[]] => [holder, Object.keys(holder)]),
];

for (const [holder, names] of doors)
  for (const name of names)
    Object.defineProperty(holder, name, {
      value: function refused() {
        throw new Error(`${name} is not there for a submission`);
      },
      enumerable: true,
      configurable: false,
    });
const own = process.pid;
const { _kill: kill } = process as unknown as { _kill: (pid: number, signal: number) => number };
/** What `process.kill` calls: a submission may end itself, but not the compiler beside it, or whoever grades. */
Object.defineProperty(process, "_kill", {
  value: (pid: number, signal: number) => (pid === own ? kill(own, signal) : -constants.errno.EPERM),
  configurable: false,
});
syncBuiltinESMExports();
lockBuiltIns();
