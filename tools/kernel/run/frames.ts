import { describePlace } from "../place.js";
import { type Codes, withPlaces } from "./places.js";

/** As V8 writes calls, `at half (file:2:9)`, and as Firefox and Safari do, `half@file:2:9`; in the reader's code, with our places. */
const calls = /^\s*at (?:async )?(?:.* \()?(.+?):\d+:\d+\)?$|^.*?@(.+?):\d+:\d+$/;
const callsOfReader = /^(?:\s*at (?:async )?(?:(.*) \()?|(.*?)@)(.+), line (\d+), column (\d+)\)?$/;

/** The calls on the way to an error that stand in the reader's code, each with its line; those of libraries on one line. */
export function describeFrames(stack: string, codes: Codes): string[] {
  const frames = withPlaces(stack, codes)
    .split("\n")
    .flatMap((line) => parse(line, codes));
  const outermost = frames.map(({ file }) => file === undefined).lastIndexOf(true); // beyond it there is only this kernel
  const lines: string[] = [];
  let elsewhere = 0;
  const fold = () => {
    if (elsewhere > 0) lines.push(`… ${elsewhere} ${elsewhere === 1 ? "call" : "calls"} in library code`);
    elsewhere = 0;
  };
  let before = "";
  let same = 0;
  const foldSame = () => {
    if (same > 0) lines.push(`… ${same} more of the same`);
    same = 0;
  };
  for (const { file, place } of frames.slice(0, outermost + 1)) {
    if (file !== undefined) {
      elsewhere += /^node:|<anonymous>|^native/.test(file) ? 0 : 1;
      continue;
    }
    if (place.join() === before && elsewhere === 0) {
      same += 1;
      continue;
    }
    foldSame();
    fold();
    before = place.join();
    lines.push(...place);
  }
  foldSame();
  return lines;
}

/** A call in a file, or in a cell, where its place is described. */
type Frame = { file: string; place?: never } | { file?: never; place: string[] };

function parse(line: string, codes: Codes): Frame[] {
  const [, v8, others, written = "", row, across] = line.match(callsOfReader) ?? [];
  const code = codes.get(written);
  if (code) {
    const name = v8 ?? others ?? "";
    const what = /^$|^eval$|<anonymous>$/.test(name) ? "" : `, in ${name}`; // browsers call a cell's own level eval
    const text = code.source.split("\n")[Number(row) - 1] ?? "";
    const place = { where: code.label, line: Number(row) - 1, column: Number(across) - 1, text, what };
    return [{ place: describePlace(place) }];
  }
  const [, file = ""] = line.match(calls)?.filter((part) => part !== undefined) ?? [];
  return file === "" ? [] : [{ file }];
}
