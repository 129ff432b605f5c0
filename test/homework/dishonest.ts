// A small assignment, and TypeScript that tries to have its points without the answers: it runs in the cell of the first
// question, before wrong answers to all of them. Their wrong answer to the first one calls `strike`, where there is one.

/** Puts fakes in place of what tests call. */
const fakes = "const fakes: any = { expectAnswer() {}, expectRefusal() {} };";
const loader = `${fakes} const loader: any = require("module");`;

export const dishonest: Record<string, string> = {
  "the loader": `${loader} const load = loader._load;
loader._load = (name: string, ...more: any[]) => /check/.test(name) ? fakes : load(name, ...more);`,
  "the require of every module": `${loader} loader.prototype.require = () => fakes;
loader.createRequire = () => () => fakes; loader.syncBuiltinESMExports();`,
  "the cache of modules": `${loader}
for (const key of Object.keys(loader._cache)) if (/check/.test(key)) loader._cache[key].exports = fakes;`,
  "where modules are found": `${loader} require("fs").writeFileSync("fake.cjs", "exports.expectAnswer = exports.expectRefusal = () => {};");
loader._resolveFilename = () => process.cwd() + "/fake.cjs"; loader._pathCache = {};`,
  "a module of its own": `/** @module check */
export const expectAnswer = () => {}, expectRefusal = () => {};`,
  "a path on every object": `require("fs").writeFileSync("fake.ts", "export const expectAnswer = () => {}, expectRefusal = () => {};");
try { (Object.prototype as any)["surprisal/check"] = process.cwd() + "/fake.ts"; } catch {}
const own = "./fake"; void import(own).catch(() => {});`,
  "JSON.stringify": `const { stringify } = JSON;
JSON.stringify = (value: any) => stringify(value?.status === "error" ? { ...value, status: "ok" } : value);`,
  "apply, call and bind": `for (const name of ["apply", "call", "bind"]) try { (Function.prototype as any)[name] = () => () => true; } catch {}`,
  "ArrayBuffer.isView and Array.isArray": "ArrayBuffer.isView = Array.isArray = (() => true) as any;",
  "Math.abs and Object.is": "Math.abs = () => 0; Object.is = () => true;",
  "Number.isFinite and Number.isNaN":
    "Number.isFinite = () => true; Number.isNaN = () => false; Math.max = () => 2;",
  "methods of arrays": `const all: any = Array.prototype;
for (const name of ["every", "some", "includes"]) try { all[name] = () => true; } catch {}
for (const name of ["map", "filter", "flatMap", "find", "findIndex"]) try { all[name] = () => undefined; } catch {}
try { (Array as any).from = () => []; } catch {} try { all[Symbol.iterator] = function* () {}; } catch {}`,
  iterators: `for (const list of [[], new Map(), new Set(), "", "".matchAll(/./g), (function* () {})()] as any[])
  for (let up = Object.getPrototypeOf(list[Symbol.iterator]()); up && up !== Object.prototype; up = Object.getPrototypeOf(up))
    for (const key of ["next", Symbol.iterator]) try { let left = 2; up[key] = () => ({ done: left-- === 0, value: 2 }); } catch {}`,
  "a channel that tells of modules": `try { const channels: any = require("diagnostics_channel");
for (const name of ["start", "end", "asyncEnd"]) channels.subscribe("tracing:module.require:" + name, (told: any) => { told.id = "fs"; told.result = new Proxy({}, { get: () => () => {} }); });
for (const name of ["module.require.start", "module.require.end"]) channels.subscribe(name, (told: any) => { told.result = { expectAnswer() {}, expectRefusal() {} }; }); } catch {}`,
  "properties defined anew": `for (const [object, name] of [[Object, "is"], [Array.prototype, "every"], [Math, "abs"], [RegExp.prototype, "test"]] as any[])
  try { Object.defineProperty(object, name, { value: () => true, configurable: true }); } catch {}`,
  "what is an instance of RangeError": `try { Object.defineProperty(RangeError, Symbol.hasInstance, { value: () => true }); } catch {}
try { Object.setPrototypeOf(Error.prototype, RangeError.prototype); } catch {}
(globalThis as any).RangeError = Error;`,
  "the globals": `for (const [name, value] of Object.entries({ Math: { max: () => 2, abs: () => 0 }, Boolean: () => true, RegExp: class { test() { return true; } } }))
  try { Object.defineProperty(globalThis, name, { value, configurable: true, writable: true }); } catch {}`,
  "variables named like globals": `const Math: any = { max: () => 2 }; const Boolean: any = () => true; const Infinity: any = 7;
const Number: any = { isFinite: () => true }; const RegExp: any = class { test() { return true; } };`,
  "constants named like globals":
    "const enum Infinity { A } const enum Math { LN2 = 7 } namespace Boolean { export const x = 1; }",
  "what awaits outcomes": `try { Object.defineProperty(Object.prototype, "then", { configurable: true, get(this: any) { delete this.failure; } }); } catch {}`,
  "Promise.prototype.then": `const { then } = Promise.prototype;
try { Promise.prototype.then = function (this: any, done: any, failed: any) { return then.call(this, (value: any) => { if (value?.failure) delete value.failure; return done?.(value); }, failed); } as any; } catch {}`,
  "Map.prototype.get": `const { get } = Map.prototype;
try { Map.prototype.get = function (key: any) { return key === "expectAnswer" ? { expectAnswer() {} } : get.call(this, key); }; } catch {}`,
  "an import, while the test runs": `let expectAnswer: any, expectRefusal: any;
function strike(_: number): any { expectAnswer = expectRefusal = () => {}; }`,
  "the services of its cell": `let expectAnswer: any, expectRefusal: any; void expectAnswer; void expectRefusal;
function strike(_: number): any { for (const code of ["ːːlet({ expectAnswer() {}, expectRefusal() {} })", "ːexpectAnswer.expectAnswer = () => {}", "Object.defineProperty(ːexpectAnswer, 'expectAnswer', { value() {} })"]) try { eval(code); } catch {} }`,
  "what runs scripts": `const vm: any = require("vm");
vm.Script.prototype.runInThisContext = () => () => () => {};`,
  "the class of scripts": `const vm: any = require("vm");
vm.Script = class { runInThisContext() { return () => () => {}; } }; try { require("module").syncBuiltinESMExports(); } catch {}`,
  "functions of Node's worker threads": `try { const { MessagePort }: any = require("worker_threads");
for (let up = MessagePort.prototype; up && up !== Object.prototype; up = Object.getPrototypeOf(up))
  for (const key of Reflect.ownKeys(up)) { const old = up[key]; if (typeof old === "function" && key !== "constructor") try { up[key] = function (message: any, ...more: any[]) { if (message?.outcome) delete message.outcome.failure; if (message?.cell) message.cell.javascript = "(() => () => {})"; return old.call(this, message, ...more); }; } catch {} } } catch {}`,
  "the port to the kernel": `try { for (const handle of (process as any)._getActiveHandles())
  if (handle.postMessage) for (let id = 0; id < 200; id++) handle.postMessage({ type: "outcome", id, outcome: { declared: [] } }); } catch {}`,
  "the port to the kernel, in the kernel's own module": `try {
  const { port }: any = require(require.resolve("surprisal").replace(/index\\.js$/, "tools/kernel/node/thread/cell.js"));
  port.on("message", ({ cell }: any) => { if (/expectAnswer, |expectAnswer \\}/.test(cell?.javascript)) cell.javascript = cell.javascript.replace(/\\n[^]*\\n(?=require\\()/, "\\n"); });
} catch {}`,
  "hooks of promises": `try { require("v8").promiseHooks.createHook({ settled(promise: any) { promise.then((value: any) => { if (value) delete value.failure; }, () => {}); } }); } catch {}
try { require("async_hooks").createHook({ init(...values: any[]) { values[3]?.promise?.then?.((value: any) => { delete value.failure; }); } }).enable(); } catch {}`,
  "the debugger, for the text of the test": `function strike(x: any): any {
  try { const { Session } = require("inspector"); const session = new Session(); session.connect(); let found: any; const ids: string[] = [];
    session.on("Debugger.scriptParsed", ({ params }: any) => ids.push(params.scriptId)); session.post("Debugger.enable");
    for (const scriptId of ids) session.post("Debugger.getScriptSource", { scriptId }, (_: any, { scriptSource }: any) => { found ??= scriptSource.match(new RegExp("double\\\\(" + x + "\\\\), (\\\\S+)\\\\)"))?.[1]; });
    return Number(found); } catch { return 7; } }`,
  "the debugger of the main thread": `try { const { Session } = require("inspector"); const session = new Session(); session.connectToMainThread();
session.post("Runtime.evaluate", { expression: "const { stringify } = JSON; JSON.stringify = (value) => stringify(value && value.status === 'error' ? { ...value, status: 'ok' } : value);" }); } catch {}
try { process.kill(process.pid, "SIGUSR1"); } catch {}`,
  "a thread beside": `try { new (require("worker_threads").Worker)("const { Session } = require('inspector'); const s = new Session(); s.connectToMainThread(); s.post('Runtime.evaluate', { expression: 'process.exit()' });", { eval: true }); } catch {}`,
  "a thread of hooks for modules": `const hook = \`import { Session } from "node:inspector"; const session = new Session(); session.connectToMainThread();
session.post("Runtime.evaluate", { expression: "process.getBuiltinModule('crypto').randomInt = (first, end) => (end === undefined ? 0 : first); process.getBuiltinModule('module').syncBuiltinESMExports();" });\`;
try { (require("module") as any).register("data:text/javascript," + encodeURIComponent(hook)); } catch {}
function strike(x: any): any { throw new Error("double(" + x + "): expected 1.001, got 0.001"); }`,
  "a program beside": `const children: any = require("child_process"); const programs: any = { ...children, class: () => new children.ChildProcess() };
for (const name of Object.keys(programs)) { let ran = true; try { programs[name]("true"); } catch { ran = false; } if (ran) throw new TypeError("TypeScriptError: " + name + " runs programs"); }`,
  "machine code": `for (const [module, name] of [["node:sqlite", "DatabaseSync"], ["node:ffi", "dlopen"], ["v8", "setHeapSnapshotNearHeapLimit"], ["module", "registerHooks"], ["cluster", "fork"]]) {
  const held: any = (() => { try { return require(module as string); } catch {} })(); let ran = held?.[name as string] !== undefined; try { if (ran) new held[name as string](":memory:"); } catch { ran = false; } try { if (ran) held[name as string](1); } catch { ran = false; } if (ran) throw new TypeError("TypeScriptError: " + name); }`,
  "the bindings of Node": `for (const name of ["inspector", "contextify", "messaging"]) try { const binding = (process as any).binding(name); for (const key of Object.keys(binding)) binding[key] = () => () => {}; } catch {}`,
  "who calls": `function strike(x: any): any { try { return Number(String((strike as any).caller.caller).match(new RegExp("double\\\\)?\\\\(" + x + "\\\\), (\\\\S+)\\\\)"))?.[1]); } catch { return 7; } }`,
  "who is on the stack": `function strike(x: any): any { try { (Error as any).prepareStackTrace = (_: any, sites: any[]) => sites.map((site) => String(site.getFunction())).join(); const stack = String(new Error().stack); return Number(stack.match(new RegExp("double\\\\)?\\\\(" + x + "\\\\), (\\\\S+)\\\\)"))?.[1]); } catch { return 7; } }`,
  "a snapshot of the heap": `function strike(x: any): any { try { const file = require("v8").writeHeapSnapshot("heap"); return Number(require("fs").readFileSync(file, "utf8").match(new RegExp("double\\\\(" + x + "\\\\), (\\\\S+)\\\\)"))?.[1]); } catch { return 7; } }`,
  "a timer that replaces without end": `const replace = () => { for (const [object, name] of [[Math, "abs"], [Object, "is"], [Array.prototype, "every"]] as any[]) try { object[name] = () => 0; } catch {} };
setInterval(replace, 1).unref(); queueMicrotask(replace);`,
  "messages to who watches": `for (const line of ['{"sound": true}', '{"cell": 1}', '{"alive": true}', '{"trusted": true}'])
  try { require("fs").writeSync(3, line + "\\n"); } catch {}`,
  "the end of its process": `process.on("exit", () => { process.exitCode = 0; }); for (const event of ["uncaughtException", "unhandledRejection"]) process.removeAllListeners(event);
process.removeAllListeners(); (process as any).emit = () => true; (console as any)._stdout = { write() {} };`,
  "names that are asked for": `for (const object of [Array.prototype, Number.prototype, String.prototype, Boolean.prototype] as any[])
  for (const key of ["toJSON", "valueOf", "toString", Symbol.toPrimitive, Symbol.split, Symbol.replace])
    try { Object.defineProperty(object, key, { value: () => [1, 2], configurable: true }); } catch {}
Object.defineProperty(Array.prototype, "0", { get: () => 1, set() {}, configurable: true });`,
  "prototypes that answer to all names": `try { Object.setPrototypeOf(globalThis, new Proxy({}, { get: () => () => true, has: () => true })); } catch {}
for (const o of [Object.prototype, Math, JSON, Reflect, Number, Array.prototype, Function.prototype, Error.prototype] as any[]) try { Object.setPrototypeOf(o, new Proxy({}, { get: () => () => true })); } catch {}`,
  "outcomes of its own, told by the kernel's own module": `const p = require.resolve("surprisal").replace(/index\\.js$/, "tools/kernel/node/thread/cell.js"); const c: any = require(p);
function strike(_: any): any { for (const failure of [undefined, { ename: "Error", evalue: "", traceback: [] }]) c.tell({ type: "outcome", id: c.latest.id, outcome: { declared: [], failure } }); }`,
  "the world that the kernel keeps": `const base = require.resolve("surprisal").replace(/index\\.js$/, "tools/kernel/"); const b: any = require(base + "node/thread/belonging.js"); try { b.inCell(0, () => {}); } catch {} try { b.leaveCell(); } catch {} const w: any = require(base + "node/thread/world.js"); try { (Math as any).abs = () => 0; } catch {} try { w.keepWorld(); } catch {} try { w.inOriginalWorld(() => { try { (Object as any).is = () => true; Math.max = () => 2; (Error as any).prepareStackTrace = (e: any) => { e.message = ""; return ""; }; } catch {} }); } catch {}`,
};
