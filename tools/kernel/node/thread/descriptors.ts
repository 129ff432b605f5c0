// What is written to stdout and stderr by descriptor, or by a name such as `/dev/stdout`, would land in Jupyter's log.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { devNull } from "node:os";
import { type Printer, printerOf } from "./prints.js";

type Anything = (...args: unknown[]) => unknown;
type Data = string | NodeJS.ArrayBufferView;

const { from } = Buffer;
const { apply } = Reflect;
const { nextTick } = process;

/** What prints where a descriptor leads that a cell has opened by a name. */
const opened = new Map<unknown, Printer>();

const streams = new RegExp(
  `^/(?:dev/(?:std(?:out|(err))|fd/(?:1|(2)))|proc/(?:self|${process.pid})/fd/(?:1|(2)))$`,
);

/** What prints where the name of a file leads, if that is the cell. */
function printerAt(path: unknown) {
  const isName = typeof path === "string" || path instanceof Uint8Array;
  const name = path instanceof URL ? path.pathname : isName ? String(path) : "";
  const [found, ...second] = streams.exec(name) ?? [];
  return found === undefined ? undefined : printerOf(second.some(Boolean) ? 2 : 1);
}

const printerFor = (file: unknown) =>
  typeof file === "number" ? (printerOf(file) ?? opened.get(file)) : printerAt(file);

const bytesOf = (data: Data, encoding?: unknown) =>
  typeof data === "string"
    ? from(data, (typeof encoding === "string" ? encoding : "utf8") as BufferEncoding)
    : from(data.buffer, data.byteOffset, data.byteLength);

const isData = (data: unknown): data is Data => typeof data === "string" || ArrayBuffer.isView(data);

/** How much of the data is printed: all of a text, of bytes what is asked for. */
function write(printer: Printer, data: Data, first: unknown, second: unknown) {
  const all = bytesOf(data, second);
  const options = typeof first === "object" && first !== null ? first : { offset: first, length: second };
  const { offset, length } = options as { offset?: number | null; length?: number | null };
  const start = offset ?? 0;
  const bytes = typeof data === "string" ? all : all.subarray(start, start + (length ?? all.length));
  printer.write(bytes);
  return bytes.length;
}

const writev = (printer: Printer, list: NodeJS.ArrayBufferView[]) =>
  list.reduce((sum, data) => sum + write(printer, data, undefined, undefined), 0);

function writeFile(printer: Printer, data: Data, options: unknown) {
  const encoding =
    typeof options === "object" ? (options as { encoding?: unknown } | null)?.encoding : options;
  printer.write(bytesOf(data, encoding));
}

/** Puts a function in place of another, with all that Node has attached to that. */
export function replace(holder: object, name: string, make: (original: Anything) => Anything) {
  const functions = holder as Record<string, Anything>;
  const original = functions[name] as Anything;
  functions[name] = Object.defineProperties(make(original), Object.getOwnPropertyDescriptors(original));
}

const prints = Object.entries({ write, writev, writeFile, appendFile: writeFile } as Record<
  string,
  Anything
>);
for (const [name, print] of prints) {
  /** What was written, if it was printed. */
  const shown = ([file, data, ...rest]: unknown[]) => {
    const printer = isData(data) || name === "writev" ? printerFor(file) : undefined;
    return printer ? { written: print(printer, data, ...rest) } : undefined;
  };
  replace(fs, `${name}Sync`, (original) => (...args) => {
    const known = shown(args);
    return known ? known.written : apply(original, fs, args);
  });
  replace(fs, name, (original) => (...args) => {
    const done = args.at(-1);
    const known = typeof done === "function" ? shown(args.slice(0, -1)) : undefined;
    if (!known) return apply(original, fs, args);
    const told = known.written === undefined ? [null] : [null, known.written, args[1]];
    return nextTick(() => apply(done as Anything, undefined, told));
  });
  if (name in fs.promises)
    replace(fs.promises, name, (original) => async (...args) => {
      if (!shown(args)) await apply(original, fs.promises, args);
    });
}

/** A stream of the kernel's that a cell opens by its name gets a descriptor of its own. */
replace(fs, "openSync", (original) => (...args) => {
  const printer = args[1] === undefined || args[1] === "r" ? undefined : printerAt(args[0]);
  const file: unknown = apply(original, fs, printer ? [devNull, "w"] : args);
  if (printer) opened.set(file, printer);
  return file;
});
replace(fs, "open", (original) => (...args) => {
  const [path, flags] = args;
  const done = args.at(-1);
  if (typeof flags !== "string" || flags === "r" || typeof done !== "function" || !printerAt(path))
    return apply(original, fs, args);
  return nextTick(() => apply(done as Anything, undefined, [null, fs.openSync(path as string, flags)]));
});

/** No cell closes the kernel's streams for those that follow. */
replace(fs, "closeSync", (original) => (...args) => {
  opened.delete(args[0]);
  return printerOf(args[0]) ? undefined : apply(original, fs, args);
});
replace(fs, "close", (original) => (...args) => {
  const [file, done] = args;
  opened.delete(file);
  if (!printerOf(file)) return apply(original, fs, args);
  return nextTick(() => typeof done === "function" && apply(done as Anything, undefined, [null]));
});
syncBuiltinESMExports();
