import type { Cell } from "../exchange.js";
import { describePlace } from "../place.js";
import { withPlaces } from "./places.js";

/** As V8 writes calls, `at half (file:2:9)`, and as Firefox and Safari do, `half@file:2:9`; in cells, with our places. */
const calls = /^\s*at (?:async )?(?:.* \()?(.+?):\d+:\d+\)?$|^.*?@(.+?):\d+:\d+$/;
const callsInCells =
  /^(?:\s*at (?:async )?(?:(.*) \()?|(.*?)@)(cell) (\[\d+\]′*), line (\d+), column (\d+)\)?$/;

/** The calls on the way to an error that stand in cells, each with its line; those of libraries on one line. */
export function describeFrames(stack: string, cells: ReadonlyMap<string, Cell>): string[] {
  const frames = withPlaces(stack, cells)
    .split("\n")
    .flatMap((line) => parse(line, cells));
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

function parse(line: string, cells: ReadonlyMap<string, Cell>): Frame[] {
  const [, v8, others, word, number, row, across] = line.match(callsInCells) ?? [];
  const cell = word && cells.get(`${word}${number}`);
  if (cell) {
    const name = v8 ?? others ?? "";
    const what = name === "" || name.endsWith("<anonymous>") ? "" : `, in ${name}`;
    const text = cell.source.split("\n")[Number(row) - 1] ?? "";
    const place = { where: cell.label, line: Number(row) - 1, column: Number(across) - 1, text, what };
    return [{ place: describePlace(place) }];
  }
  const [, file = ""] = line.match(calls)?.filter((part) => part !== undefined) ?? [];
  return file === "" ? [] : [{ file }];
}
