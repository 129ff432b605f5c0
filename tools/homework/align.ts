// Which cell of a submission is which of those handed out.
import type { Cell } from "../lessons/notebook.js";
import { gradeId, isLocked } from "./cells.js";

export interface Alignment {
  /** From the index of a submitted cell to that of the cell as it was handed out. */
  origins: Map<number, number>;
  /** Names of the cells handed out for which another submitted cell, or none, may be the right one. */
  unsure: string[];
}

/**
 * Finds cells by nbgrader's name; of several with one name, the last counts. Where an editor has lost names, it finds the
 * cells whose text is as it was handed out, in that order, and then the answers between two of them, by kind and order.
 */
export function align(submitted: readonly Cell[], released: readonly Cell[]): Alignment {
  const origins = byName(submitted, released);
  const known = new Set(origins.values());
  if (released.every((cell, index) => gradeId(cell) === undefined || known.has(index)))
    return { origins, unsure: [] };
  const anchors = sameTexts(submitted, released, origins);
  for (const [s, r] of anchors) if (!known.has(r) && !origins.has(s)) origins.set(s, r);
  return { origins, unsure: fillGaps(submitted, released, origins, anchors) };
}

function byName(submitted: readonly Cell[], released: readonly Cell[]): Map<number, number> {
  const last = new Map(submitted.map((cell, index) => [gradeId(cell), index]));
  const pairs = released.flatMap((cell, r) => {
    const id = gradeId(cell);
    const s = id === undefined ? undefined : last.get(id);
    return s === undefined ? [] : [[s, r] as const];
  });
  return new Map(pairs);
}

/** The longest common sequence of cells that are known by name or have the same text. */
function sameTexts(
  submitted: readonly Cell[],
  released: readonly Cell[],
  origins: ReadonlyMap<number, number>,
): [number, number][] {
  const texts = [submitted, released].map((cells) => cells.map(textOf)) as [string[], string[]];
  const same = (s: number, r: number) =>
    origins.has(s) ? origins.get(s) === r : texts[0][s] === texts[1][r];
  const width = released.length + 1;
  const lengths = new Uint16Array((submitted.length + 1) * width);
  const length = (s: number, r: number) => lengths[s * width + r] ?? 0;
  for (let s = submitted.length - 1; s >= 0; s--)
    for (let r = released.length - 1; r >= 0; r--)
      lengths[s * width + r] = same(s, r)
        ? length(s + 1, r + 1) + 1
        : Math.max(length(s + 1, r), length(s, r + 1));
  const pairs: [number, number][] = [];
  for (let s = 0, r = 0; s < submitted.length && r < released.length; )
    if (same(s, r)) pairs.push([s++, r++]);
    else if (length(s + 1, r) >= length(s, r + 1)) s++;
    else r++;
  return pairs;
}

/** A cell's kind and text, without the blanks that editors change. (A regular expression would take quadratic time on many.) */
const textOf = ({ cell_type, source }: Cell) =>
  `${cell_type}\n${source
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim()}`;

export const haveSameText = (a: Cell, b: Cell) => textOf(a) === textOf(b);

/** Finds the answers between cells that are known; returns the names of those that may be others. */
function fillGaps(
  submitted: readonly Cell[],
  released: readonly Cell[],
  origins: Map<number, number>,
  anchors: readonly [number, number][],
): string[] {
  const known = new Set(origins.values());
  const isAnswer = (cell: Cell | undefined, r: number) =>
    cell !== undefined && gradeId(cell) !== undefined && !isLocked(cell) && !known.has(r);
  const unsure: number[] = [];
  let [s, r] = [0, 0];
  for (const [nextS, nextR] of [...anchors, [submitted.length, released.length] as const]) {
    const answers = range(r, nextR).filter((at) => isAnswer(released[at], at));
    const cells = range(s, nextS).filter((at) => !origins.has(at));
    for (const isCode of [true, false]) {
      const ofKind = (list: readonly Cell[]) => (at: number) => (list[at]?.cell_type === "code") === isCode;
      const places = answers.filter(ofKind(released));
      const candidates = cells.filter(ofKind(submitted));
      // Where a student has added cells, all of them run, and the last one is the likeliest answer.
      const chosen = candidates.slice(places.length === 1 ? -1 : 0).slice(0, places.length);
      for (const [index, at] of chosen.entries()) origins.set(at, places[index] ?? -1);
      const certain = candidates.length === places.length || (isCode && places.length === 1);
      if (!certain && cells.length > 0) unsure.push(...places);
    }
    [s, r] = [nextS + 1, nextR + 1];
  }
  return unsure.flatMap((at) => (released[at] && gradeId(released[at])) ?? []);
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
