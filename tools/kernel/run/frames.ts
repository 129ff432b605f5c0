import { describePlace } from "../place.js";
import { type Codes, isHelping, withPlaces } from "./places.js";

/**
 * As V8 writes calls, `at half (file:2:9)`, and as Firefox and Safari do, `half@file:2:9`; in the reader's code, with our
 * places. Safari once wrote no `@` where no name stands before it.
 */
const calls = /^\s*at (?:async )?(?:.* \()?(.+?):\d+:\d+\)?$|^(?:.*?@)?([^\s@]+?):\d+:\d+$/;
const callsOfReader = /^(?:\s*at (?:async )?(?:(.*) \()?|(.*?)@|)(\S.*), line (\d+), column (\d+)\)?$/;

/** What engines call the top level of a cell, or a function without a name. */
const nameless = /^(?:eval|(?:eval|global|module) code|)$|<anonymous>$/;

/** The calls on the way to an error that stand in the reader's code, each with its line; those of libraries on one line. */
export function describeFrames(stack: string, codes: Codes): string[] {
  const frames = withPlaces(stack, codes)
    .split("\n")
    .flatMap((line) => parse(line, codes));
  const outermost = frames.map(({ file }) => file === undefined).lastIndexOf(true); // beyond it there is only this kernel
  const calls: string[][] = [];
  let elsewhere = 0;
  const fold = () => {
    if (elsewhere > 0) calls.push([`… ${elsewhere} ${elsewhere === 1 ? "call" : "calls"} in library code`]);
    elsewhere = 0;
  };
  for (const { file, place } of frames.slice(0, outermost + 1)) {
    if (file === undefined) {
      fold();
      calls.push(place);
    } else elsewhere += /^node:|<anonymous>|^native/.test(file) ? 0 : 1;
  }
  return withoutRounds(calls).flat();
}

/** The calls of the longest circle that is looked for. */
const longest = 10;

/** Functions that call themselves, or each other, are shown once. */
function withoutRounds(calls: string[][]): string[][] {
  const all = calls.map((call) => call.join("\n"));
  const shown: string[][] = [];
  for (let at = 0; at < all.length; at++) {
    const length = lengthOfRound(all, at);
    let end = at;
    while (length > 0 && all[end] === all[end - length]) end += 1;
    const repeated = end - at - (length > 0 ? (end - at) % length : 0);
    if (repeated > 0) shown.push([`… ${repeated} more of the same`]);
    at += repeated;
    if (at < all.length) shown.push(calls[at] as string[]);
  }
  return shown;
}

/** How many calls before this one are repeated by those that follow; 0 if none are. */
function lengthOfRound(all: string[], at: number): number {
  for (let length = 1; length <= longest && length <= at; length++)
    if (all.slice(at - length, at).every((call, index) => call === all[at + index])) return length;
  return 0;
}

/** A call in a file, or in a cell, where its place is described. */
type Frame = { file: string; place?: never } | { file?: never; place: string[] };

function parse(line: string, codes: Codes): Frame[] {
  const [, v8, others, written = "", row, across] = line.match(callsOfReader) ?? [];
  const code = codes.get(written);
  if (code) {
    const name = v8 ?? others ?? "";
    const what = nameless.test(name) ? "" : `, in ${name}`;
    const text = code.source.split("\n")[Number(row) - 1] ?? "";
    const place = { where: code.label, line: Number(row) - 1, column: Number(across) - 1, text, what };
    return [{ place: describePlace(place) }];
  }
  const [, file = ""] = line.match(calls)?.filter((part) => part !== undefined) ?? [];
  return file === "" || isHelping(line) ? [] : [{ file }];
}
