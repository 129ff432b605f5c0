// What cells find beside JavaScript: a console that prints as Node's does, and a process that prints.
import { format, inspect } from "node:util";
import { table } from "./table.js";

type Print = (stream: "stdout" | "stderr", text: string) => void;

export function furnish(print: Print) {
  let indent = "";
  const writeTo =
    (stream: "stdout" | "stderr") =>
    (text: unknown, ...more: unknown[]) => {
      print(stream, typeof text === "string" ? text : new TextDecoder().decode(text as Uint8Array));
      const done = more.at(-1);
      if (typeof done === "function") queueMicrotask(done as () => void);
      return true;
    };
  const process = {
    stdout: { write: writeTo("stdout"), isTTY: false },
    stderr: { write: writeTo("stderr"), isTTY: false },
    env: {},
    argv: [],
    platform: "browser",
    version: "",
    versions: {},
    cwd: () => "/",
  };
  const line =
    (stream: "stdout" | "stderr") =>
    (...values: unknown[]) => {
      print(stream, `${indent}${format(...values).replaceAll("\n", `\n${indent}`)}\n`);
    };
  const times = new Map<string, number>();
  const counts = new Map<string, number>();
  const out = line("stdout");
  const err = line("stderr");
  const elapsed = (label: string) =>
    `${label}: ${(performance.now() - (times.get(label) ?? 0)).toFixed(3)}ms`;
  const open = (...label: unknown[]) => {
    if (label.length > 0) out(...label);
    indent += "  ";
  };
  Object.assign(console, {
    ...{ log: out, info: out, debug: out, error: err, warn: err },
    trace: (...values: unknown[]) => err(`Trace: ${format(...values)}`),
    dir: (value: unknown, options?: object) => out(inspect(value, { customInspect: false, ...options })),
    table: (value: unknown, properties?: readonly string[]) => out(table(value, properties)),
    assert: (truth?: unknown, ...rest: unknown[]) => {
      if (!truth) err(rest.length > 0 ? `Assertion failed: ${format(...rest)}` : "Assertion failed");
    },
    group: open,
    groupCollapsed: open,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    time: (label = "default") => void times.set(label, performance.now()),
    timeLog: (label = "default", ...rest: unknown[]) => out(elapsed(label), ...rest),
    timeEnd: (label = "default") => {
      out(elapsed(label));
      times.delete(label);
    },
    count: (label = "default") => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      out(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => void counts.delete(label),
    clear: () => {},
  });
  Object.assign(globalThis, { process });
}
