// What is written to the descriptors of stdout and stderr at once, as `writeSync` does, would land in Jupyter's log.
import fs, { type PathOrFileDescriptor } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { printerOf } from "./prints.js";

type Options = BufferEncoding | { encoding?: BufferEncoding | null } | null | undefined;

const { writeSync, writeFileSync } = fs;
const { from } = Buffer;

const bytesOf = (data: string | NodeJS.ArrayBufferView, encoding?: BufferEncoding | null) =>
  typeof data === "string"
    ? from(data, encoding ?? "utf8")
    : from(data.buffer, data.byteOffset, data.byteLength);

Object.assign(fs, {
  writeSync(file: number, data: string | NodeJS.ArrayBufferView, ...rest: unknown[]) {
    const printer = printerOf(file);
    if (!printer) return writeSync(file, data as string, ...(rest as []));
    const isText = typeof data === "string";
    const all = bytesOf(data, isText ? (rest[1] as BufferEncoding) : undefined);
    const [start, length] = isText ? [] : (rest as (number | null | undefined)[]);
    const bytes = all.subarray(start ?? 0, (start ?? 0) + (length ?? all.length));
    printer.write(bytes);
    return bytes.length;
  },
  writeFileSync(file: PathOrFileDescriptor, data: string | NodeJS.ArrayBufferView, options?: Options) {
    const printer = printerOf(file);
    if (!printer) return writeFileSync(file, data, options as BufferEncoding);
    printer.write(bytesOf(data, typeof options === "string" ? options : options?.encoding));
  },
});
syncBuiltinESMExports();
