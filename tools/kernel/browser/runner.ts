// The running half of the kernel in a Web Worker; the compiling half has one of its own. Stopping it ends both.
import type { Display, Failure, Runner } from "../exchange.js";
import { createRunner } from "../run/runner.js";
import { ask, ready } from "./compiler.js";
import { load } from "./libraries.js";
import { folder } from "./modules.js";
import { createOutbox } from "./outbox.js";
import { furnish } from "./world.js";

/** Given by the bundler: the versions of what is in here. */
declare const VERSIONS: Record<string, string>;

/** `id` names the request in its answers; `number` names the cell in its errors, or else cells are counted. */
interface Request {
  id: number;
  type: "execute" | "complete" | "inspect" | "is_complete" | "diagnose";
  content: { code: string; cursor_pos?: number; number?: number };
}

const send = postMessage as (message: object) => void;
let count = 0;
let failed: Failure | undefined;
const outbox = createOutbox(send);

furnish(outbox.print);
// biome-ignore lint/security/noGlobalEval: this is how a browser runs text; under another name it sees globals alone
const evaluateGlobally = eval;
const runner: Runner = createRunner({
  folder,
  itself: { filename: `${folder}/cell.ts`, dirname: folder, module: { exports: {} }, require: {} },
  meta: () => ({}),
  versions: VERSIONS,
  evaluate: (javascript, name) => evaluateGlobally(`${javascript}\n//# sourceURL=${name}`),
  apart: (work) => work(),
  load,
});
Object.assign(Error, { prepareStackTrace: runner.writeStack }); // where the browser asks for it, as Chrome does
const { get: readStack, ...stack } = Object.getOwnPropertyDescriptor(Error.prototype, "stack") ?? {};
if (readStack)
  Object.defineProperty(Error.prototype, "stack", {
    ...stack, // as in Firefox, where it is an accessor's
    get() {
      const raw: unknown = readStack.call(this);
      return typeof raw === "string" ? runner.rewriteStack(raw) : raw;
    },
  });
const fail = (failure: Failure) => {
  outbox.show("error", { ...failure }, failed === undefined);
  failed ??= failure;
};
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail(runner.describe(event.reason));
});
addEventListener("error", (event) => {
  event.preventDefault();
  fail(runner.describe(event.error ?? event.message));
});

ready.then(
  () => send({ type: "ready" }),
  () => send({ type: "failed" }),
);

const show = ({ data, metadata, transient }: Display, update: boolean) =>
  outbox.show(update ? "update_display_data" : "display_data", { data, metadata, transient });

async function execute({ code, number = count + 1 }: Request["content"]) {
  failed = undefined;
  count = number;
  const cell = await ask("convert", code, count);
  let kept: Promise<void> | undefined;
  if ("failure" in cell) fail(cell.failure);
  else {
    const { declared, result, failure } = await runner.run(cell, show);
    kept = ask("keep", declared);
    if (failure) fail(failure);
    else if (result) outbox.show("execute_result", { ...result, execution_count: count }, true);
  }
  await kept;
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setTimeout(resolve)); // the browser tells of unhandled rejections after the turn that ends the cell, which may be the first
  const failure = failed as Failure | undefined; // a late failure, that the compiler does not see coming
  return failure ? { status: "error", ...failure } : { status: "ok", payload: [], user_expressions: {} };
}

async function answer({ type, content }: Request): Promise<object> {
  const { code, cursor_pos = code.length } = content;
  if (type === "execute") return { ...(await execute(content)), execution_count: count };
  if (type === "complete") {
    const { matches, start, end } = await ask("complete", code, cursor_pos);
    return { status: "ok", matches, cursor_start: start, cursor_end: end, metadata: {} };
  }
  if (type === "inspect") {
    const data = await ask("inspect", code, cursor_pos);
    return { status: "ok", found: data !== undefined, data: data ?? {}, metadata: {} };
  }
  if (type === "diagnose") return { status: "ok", diagnostics: await ask("diagnose", code) };
  return ask("completeness", code);
}

let turn = Promise.resolve();
addEventListener("message", ({ data, ports }: MessageEvent<Request>) => {
  if (ports.length > 0) return; // the line, and no request
  turn = turn.then(async () => {
    if (data.type === "execute") outbox.begin(data.id);
    const content = await answer(data).catch((error: unknown) => {
      const failure = runner.describe(error);
      if (data.type === "execute") fail(failure); // a cell has replaced what this needs
      return { status: "error", ...failure };
    });
    outbox.end();
    send({ id: data.id, type: "reply", content });
  });
});
