import type { Cell } from "../exchange.js";
import { describePlace } from "../place.js";

/** A call on the way to an error. */
interface Frame {
  name: string;
  file: string;
  line: number;
  column: number;
}

/** As V8 writes them, `at half (cell [3]:2:9)`, and as Firefox and Safari do, `half@cell [3]:2:9`. */
const v8 = /^\s*at (?:async )?(?:(.*) \()?(.+?):(\d+):(\d+)\)?$/;
const others = /^(.*?)@(.+?):(\d+):(\d+)$/;

/** The calls on the way to an error that stand in cells, each with its line; those of libraries on one line. */
export function describeFrames(stack: string, cells: ReadonlyMap<string, Cell>): string[] {
  const frames = stack.split("\n").flatMap(parse);
  const outermost = frames.map(({ file }) => cells.has(file)).lastIndexOf(true); // beyond it there is only this kernel
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
  for (const frame of frames.slice(0, outermost + 1)) {
    const cell = cells.get(frame.file);
    if (cell === undefined) {
      elsewhere += /^node:|<anonymous>|^native/.test(frame.file) ? 0 : 1;
      continue;
    }
    const place = describeFrame(frame, cell);
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

function parse(line: string): Frame[] {
  const [, name = "", file, row, column] = line.match(v8) ?? line.match(others) ?? [];
  if (file === undefined) return [];
  return [{ name, file, line: Number(row) - 1, column: Number(column) - 1 }];
}

function describeFrame({ name, line, column }: Frame, { label, source, places }: Cell): string[] {
  let found = 0;
  for (let at = 0; at < places.length; at += 4) {
    const [row = 0, across = 0] = places.slice(at, at + 2);
    if (row < line || (row === line && across <= column)) found = at;
  }
  const [row = 0, across = 0] = places.slice(found + 2, found + 4);
  const text = source.split("\n")[row] ?? "";
  const what = name === "" || name.endsWith("<anonymous>") ? "" : `, in ${name}`;
  return describePlace({ where: label, line: row, column: nameBefore(text, across), text, what });
}

/** Of a call, the name is the place, not the bracket behind it. */
function nameBefore(text: string, column: number): number {
  if (text[column] !== "(") return column;
  return column - (text.slice(0, column).match(/[\p{ID_Continue}$]*$/u)?.[0].length ?? 0);
}
