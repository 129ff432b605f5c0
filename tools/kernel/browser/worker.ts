// The kernel in a Web Worker: both halves in one thread. Stopping it ends the worker.
import { createConverter } from "../convert/converter.js";
import type { Converter, Display, Failure, Runner } from "../exchange.js";
import { createRunner } from "../run/runner.js";
import { filesOf } from "./files.js";
import { load, modules } from "./libraries.js";
import { furnish } from "./world.js";

/** Given by the bundler: where the type declarations lie, and the versions of what is in here. */
declare const TYPES: string;
declare const VERSIONS: Record<string, string>;

/** Requests carry the number of the cell that a page or a notebook gives it. */
interface Request {
  id: number;
  type: "execute" | "complete" | "inspect" | "is_complete" | "diagnose";
  content: { code: string; cursor_pos?: number };
}

const send = postMessage as (message: object) => void;
const folder = "/notebooks";
let current = 0;
let count = 0;
let failed: Failure | undefined;
const publish = (type: string, content: object) => send({ id: current, type, content });

furnish((name, text) => publish("stream", { name, text }));
// biome-ignore lint/security/noGlobalEval: this is how a browser runs text; under another name it sees globals alone
const evaluateGlobally = eval;
const runner: Runner = createRunner({
  folder,
  versions: VERSIONS,
  evaluate: (javascript, name) => evaluateGlobally(`${javascript}\n//# sourceURL=${name}`),
  apart: (work) => work(),
  load,
});
const fail = (failure: Failure) => {
  failed ??= failure;
  publish("error", failure);
};
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  fail(runner.describe(event.reason));
});
addEventListener("error", (event) => {
  event.preventDefault();
  fail(runner.describe(event.error ?? event.message));
});

const converter: Promise<Converter> = fetch(new URL(TYPES, location.href))
  .then((answer) => answer.json())
  .then((files: Record<string, string>) => {
    const made = createConverter({
      system: filesOf(files, folder),
      folder,
      libraries: "/lib",
      types: "/node_modules/@types",
      modules,
      provided: { tslab: "/node_modules/tslab/dist/index.d.ts" },
    });
    made.convert("1", 0); // reads the declarations once, before a reader waits for it
    send({ type: "ready" });
    return made;
  });
converter.catch(() => send({ type: "failed" }));

const show = ({ data, metadata, transient }: Display, update: boolean) =>
  publish(update ? "update_display_data" : "display_data", { data, metadata, transient });

async function execute({ code }: Request["content"]) {
  const { convert, keep } = await converter;
  failed = undefined;
  count += 1;
  const cell = convert(code, count);
  if ("failure" in cell) fail(cell.failure);
  else {
    const { declared, result, failure } = await runner.run(cell, show);
    keep(declared);
    if (failure) fail(failure);
    else if (result) publish("execute_result", { ...result, execution_count: count });
  }
  await new Promise((resolve) => setTimeout(resolve)); // the browser tells of unhandled rejections after this turn
  const failure = failed as Failure | undefined; // a late failure, that the compiler does not see coming
  return failure ? { status: "error", ...failure } : { status: "ok", payload: [], user_expressions: {} };
}

async function answer({ type, content }: Request): Promise<object> {
  const { code, cursor_pos = code.length } = content;
  if (type === "execute") return { ...(await execute(content)), execution_count: count };
  const { complete, inspect, completeness, diagnose } = await converter;
  if (type === "complete") {
    const { matches, start, end } = complete(code, cursor_pos);
    return { status: "ok", matches, cursor_start: start, cursor_end: end, metadata: {} };
  }
  if (type === "inspect") {
    const data = inspect(code, cursor_pos);
    return { status: "ok", found: data !== undefined, data: data ?? {}, metadata: {} };
  }
  if (type === "diagnose") return { status: "ok", diagnostics: diagnose(code) };
  return { ...completeness(code) };
}

let turn = Promise.resolve();
addEventListener("message", ({ data }: MessageEvent<Request>) => {
  turn = turn.then(async () => {
    if (data.type === "execute") current = data.id;
    const content = await answer(data).catch((error: unknown) => ({
      status: "error",
      ...runner.describe(error),
    }));
    send({ id: data.id, type: "reply", content });
  });
});
