import { readSync, writeSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";
import type { Converter } from "../../exchange.js";
import { interrupted } from "../../run/interrupted.js";

/** What the kernel asks of the process that compiles, in a line of JSON. */
export interface Question {
  /** No other can know it before the question is asked: a cell that reaches the line must not answer in advance. */
  id: string;
  /** The same in all questions: a cell that reaches the line, and has read an answer, must not ask for another one. */
  secret: string;
  method: Exclude<keyof Converter, "breakOff">;
  values: unknown[];
}

export interface Answer {
  id: string;
  value?: unknown;
  /** What is wrong with the compiler, not with the cell. */
  error?: string;
}

/** The id of what is told unasked, at the start. */
export const ready = "ready";

/** What the first cell of a notebook is like. */
const firstCell = 'import { entropy } from "surprisal";\nentropy([1]);';

/** The names that are reserved, as the process that compiles is told. */
export const reservedNames = () => new Set(JSON.parse(process.argv[2] ?? "[]") as string[]);

/** Tells the process that it does not live long enough to win back what V8 spends on making its code faster. */
export const briefly = "briefly";

/** Answers the questions on standard input that have the secret of the first, one after the other, until it ends. */
export function serve(converter: Converter) {
  const brief = process.argv[3] === briefly;
  if (brief) setFlagsFromString("--no-opt");
  process.on("SIGINT", () => {}); // it means the cell that runs, unless one is compiled
  process.on("SIGUSR1", () => {}); // else Node would open its debugger to a cell that asks for it
  tell({ id: ready });
  converter.diagnose(firstCell); // what the real one would wait for, while Jupyter makes itself ready
  let known: string | undefined;
  for (const line of lines()) {
    const { id, secret, method, values } = JSON.parse(line) as Question;
    known ??= secret;
    if (secret !== known) continue;
    const work = () => (converter[method] as (...values: unknown[]) => unknown)(...values);
    try {
      tell({ id, value: brief || takesNote.has(method) ? work() : untilInterrupted(work) });
    } catch (error) {
      const isInterruption = (error as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
      if (isInterruption) converter.breakOff();
      if (isInterruption && method === "convert") tell({ id, value: { failure: interrupted } });
      else tell({ id, error: String(error) });
    }
  }
  process.exit();
}

/** What no interrupt ends. */
const takesNote = new Set<Question["method"]>(["keep", "forget"]);

/** Jupyter interrupts all processes of a kernel: here that ends what is computed, such as types that take minutes. */
function untilInterrupted<T>(work: () => T): T {
  Object.assign(globalThis, { work });
  return runInThisContext("work()", { breakOnSigint: true }) as T;
}

function tell(answer: Answer) {
  const bytes = Buffer.from(`${JSON.stringify(answer)}\n`);
  for (let written = 0; written < bytes.length; )
    written += patiently(() => writeSync(1, bytes, written)) ?? process.exit();
}

function* lines(): Generator<string> {
  const buffer = Buffer.alloc(65536);
  let parts: Buffer[] = [];
  for (;;) {
    const length = patiently(() => readSync(0, buffer)) ?? 0;
    if (length === 0) return;
    let rest = Buffer.from(buffer.subarray(0, length));
    for (let end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
      yield Buffer.concat([...parts, rest.subarray(0, end)]).toString();
      parts = [];
      rest = rest.subarray(end + 1);
    }
    parts.push(rest);
  }
}

/** Tries until the system lets it; undefined when there is nobody at the other end. */
function patiently(work: () => number): number | undefined {
  for (;;)
    try {
      return work();
    } catch (error) {
      if (!/^E(AGAIN|INTR)$/.test((error as NodeJS.ErrnoException).code ?? "")) return undefined;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
}
