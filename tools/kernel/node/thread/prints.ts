import process from "node:process";
import { Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { type FromThread, inFlight, sizeOf } from "../between.js";
import { cellHere } from "./belonging.js";
import { shared, tell } from "./cell.js";

type Stream = "stdout" | "stderr";

// Kept from before the first cell, like all that runs while one prints.
const { add, wait } = Atomics;
const { from } = Buffer;
const { defineProperty, deleteProperty } = Reflect;
const wellFormed: (text: string) => string = Function.prototype.call.bind(
  (String.prototype as unknown as { toWellFormed(): string }).toWellFormed,
);

/** Tells what a cell shows; what comes faster than it can be sent on has to wait. */
export function tellShown(message: FromThread) {
  const size = sizeOf(message);
  let waiting = add(shared, 0, size) + size;
  tell(message);
  while (waiting > inFlight) {
    wait(shared, 0, waiting, 1000);
    waiting = add(shared, 0, 0);
  }
}

function print(id: number, stream: Stream, text: string) {
  if (text !== "") tellShown({ type: "print", id, stream, text });
}

/** Shows text and bytes as they come; a character may be split over two writes of bytes. */
export class Printer {
  #stream: Stream;
  #decoder = new StringDecoder("utf8");
  #id = 0;
  #split = false;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  write(chunk: string | Uint8Array, id = cellHere()) {
    if (id !== this.#id) this.flush();
    this.#id = id;
    if (typeof chunk === "string" && !this.#split) return print(id, this.#stream, wellFormed(chunk));
    const bytes =
      typeof chunk === "string" ? from(chunk) : from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    print(id, this.#stream, this.#decoder.write(bytes));
    this.#split = (this.#decoder as unknown as { lastNeed: number }).lastNeed > 0;
  }

  /** Half a character whose rest never came. */
  flush() {
    if (this.#split) print(this.#id, this.#stream, this.#decoder.end());
    this.#split = false;
  }
}

/** What `process.stdout` and `process.stderr` are in a cell. No cell can end them for those that follow. */
class CellStream extends Writable {
  readonly fd: number;
  readonly isTTY = false;
  readonly printer: Printer;

  constructor(stream: Stream) {
    super({ decodeStrings: false, autoDestroy: false });
    this.fd = stream === "stdout" ? 1 : 2;
    this.printer = new Printer(stream);
  }

  override _write(chunk: string | Uint8Array, encoding: BufferEncoding, done: () => void) {
    const text = typeof chunk === "string" && encoding !== "utf8" && encoding !== "utf-8";
    this.printer.write(text ? from(chunk, encoding) : chunk);
    done();
  }

  /** Whoever waits for the end, such as `pipeline`, is told that it is there. */
  override end(...args: unknown[]): this {
    const done = args.find((value) => typeof value === "function") as (() => void) | undefined;
    const [chunk, encoding] = args;
    if (typeof chunk === "string" || chunk instanceof Uint8Array)
      this.write(chunk, (typeof encoding === "string" ? encoding : "utf8") as BufferEncoding);
    process.nextTick(() => {
      this.emit("finish");
      done?.();
    });
    return this;
  }

  override destroy() {
    return this;
  }
}

const streams = { stdout: new CellStream("stdout"), stderr: new CellStream("stderr") };

/** What prints where this descriptor leads, if that is the cell. */
export const printerOf = (file: unknown) =>
  file === 1 ? streams.stdout.printer : file === 2 ? streams.stderr.printer : undefined;

/**
 * Puts the streams where cells and `console` find them, also when a cell has put something else there. Where a cell has
 * frozen `process`, they are there still.
 */
export function restoreStreams() {
  for (const name of ["stdout", "stderr"] as const) {
    deleteProperty(streams[name], "write");
    defineProperty(process, name, { value: streams[name], configurable: true, enumerable: true });
  }
}

/** Shows what is held back, too: a cell that corks a stream does so for itself. */
export function flushStreams() {
  for (const stream of [streams.stdout, streams.stderr]) {
    while (stream.writableCorked > 0) stream.uncork();
    stream.printer.flush();
  }
}

restoreStreams();
