import { inspect, stripVTControlCharacters } from "node:util";
import type { Failure } from "../exchange.js";
import { describeFrames } from "./frames.js";
import type { Codes } from "./places.js";
import { remedy } from "./remedies.js";
import { constants } from "./variables.js";

/** As much of a message as a reader can take in and a notebook should hold. */
const brief = (text: string) => (text.length > 10_000 ? `${text.slice(0, 10_000)} …` : text);

/** Whatever is thrown, even what resists being read, becomes a failure that says where it comes from. */
export function describeFailure(thrown: unknown, codes: Codes): Failure {
  try {
    if (!isError(thrown)) return describeOther(thrown);
    const ename = brief(nameOf(thrown));
    const evalue = remedy(plain(text(thrown, "message", "")));
    const lines = describeFrames(callsOf(thrown), codes);
    const heading = evalue === "" ? ename : `${ename}: ${evalue}`;
    const traceback = [heading, ...(lines.length > 0 ? ["", ...lines] : []), ...causes(thrown, codes)];
    return { ename, evalue, traceback: brief(traceback.join("\n")).split("\n") };
  } catch {
    const evalue = "something was thrown that cannot be described";
    return { ename: "Uncaught", evalue, traceback: [`Uncaught: ${evalue}`] };
  }
}

function describeOther(thrown: unknown): Failure {
  const evalue = brief(inspect(thrown));
  return { ename: "Uncaught", evalue, traceback: [`Uncaught ${evalue}`] };
}

/** Errors of another realm are no instances of this one's Error. */
function isError(thrown: unknown): thrown is Error {
  try {
    return (
      thrown instanceof Error ||
      (typeof thrown === "object" &&
        thrown !== null &&
        Object.prototype.toString.call(thrown) === "[object Error]")
    );
  } catch {
    return false; // a proxy that resists
  }
}

/** A property of an error, which may be anything; undefined where reading it throws. */
function read(error: Led, property: keyof Led): unknown {
  try {
    return error[property];
  } catch {
    return undefined;
  }
}

function text(error: Error, property: "name" | "message" | "stack", otherwise: string): string {
  const value = read(error, property);
  try {
    return typeof value === "string" ? value : value === undefined ? otherwise : inspect(value);
  } catch {
    return otherwise;
  }
}

const nameOf = (error: Error) => text(error, "name", "") || "Error";

/** What V8 says of the variables that all cells share. */
const toConstant = new RegExp(
  `^Cannot assign to read only property '(.+)' of object '\\[object ${constants}\\]'$`,
);

/** Without colours, and with the reader's names where this kernel has its own. */
function plain(message: string): string {
  return brief(stripVTControlCharacters(message))
    .replace(/ː([\p{ID_Continue}$]+)\.\1(?![\p{ID_Continue}$])/gu, "$1")
    .replace(/\(0 , ([\p{ID_Continue}$]+)\)/gu, "$1")
    .replace(toConstant, "Assignment to constant variable '$1'.");
}

/** The stack without the message, of which a line may look like a call. */
function callsOf(error: Error): string {
  const stack = text(error, "stack", "");
  const message = text(error, "message", "");
  const start = stack.indexOf(message);
  return start < 0 || stack.slice(0, start).includes("\n") ? stack : stack.slice(start + message.length);
}

interface Led extends Error {
  cause?: unknown;
  /** Of an AggregateError. */
  errors?: unknown;
  /** Of a SuppressedError: what was thrown at the end of a block, and what in it. */
  error?: unknown;
  suppressed?: unknown;
}

/** Causes of one error that a reader is told. */
const most = 5;

/** What led to the error, where it says so. */
function causes(thrown: Led, codes: Codes, effects: readonly unknown[] = []): string[] {
  if (effects.length > most) return [];
  const errors = read(thrown, "errors");
  const several = Array.isArray(errors) ? errors : [];
  const isPair = read(thrown, "name") === "SuppressedError"; // many an error has an `error` of its own
  const pair = isPair ? [read(thrown, "error"), read(thrown, "suppressed")] : [];
  const path = [...effects, thrown];
  const all = [read(thrown, "cause"), ...pair].filter((inner) => inner !== undefined).concat(several);
  const more = all.length > most ? ["", `… and ${all.length - most} more`] : [];
  const told = all.slice(0, most).flatMap((cause: unknown) => {
    if (!isError(cause)) return ["", `Caused by ${brief(inspect(cause))}`];
    const heading = `Caused by ${nameOf(cause)}: ${plain(text(cause, "message", ""))}`;
    if (path.includes(cause)) return ["", `${heading} (see above)`];
    return ["", heading, "", ...describeFrames(callsOf(cause), codes), ...causes(cause, codes, path)];
  });
  return [...told, ...more];
}
