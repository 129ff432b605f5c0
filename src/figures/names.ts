import { extent } from "./extent.js";
import { below } from "./figure.js";
import { size } from "./grammar.js";
import { shortened, textWidth, wrapped } from "./textWidth.js";

/** The longest name, in pixels, before it is shortened. */
export const longest = 180;

const widest = (texts: readonly string[]) => extent([0, ...texts.map((text) => textWidth(text))])[1];

/** Names side by side, each in lines as wide as its place, or turned if a word is wider; and what room they need. */
export function namesAcross(names: readonly string[], width: number) {
  const { names: lines, drop } = wrapped(names, width);
  const fit = lines.every((name) =>
    name.split("\n").every((line) => textWidth(line) + size.gap <= Math.max(width, 20)),
  );
  if (fit) return { names: lines, room: drop, rotate: 0 };
  const short = names.map((name) => shortened(name, longest));
  return { names: short, room: widest(short) - size.text, rotate: -90 };
}

/** Names one below the other, in lines that are not too long, and how wide the widest is. */
export function namesDown(names: readonly string[]) {
  const lines = wrapped(names, longest).names.map((name) =>
    name.split("\n").map((line) => shortened(line, longest)),
  );
  return { names: lines.map((name) => name.join("\n")), width: widest(lines.flat()) };
}

/** Every second, third, … of things, if there are more than `most`, so that no more are left. */
export function evenly<Thing>(things: readonly Thing[], most: number): Thing[] {
  const every = Math.ceil(things.length / most);
  return things.filter((_, k) => k % every === 0);
}

/** The axis below upright bars, which share `width` pixels; and what the picture needs for it. */
export function bandAxis(
  names: readonly string[],
  rows: readonly { i: number }[],
  width: number,
  label: string | undefined,
) {
  const ticks = evenly(
    rows.map(({ i }) => i),
    27,
  );
  const {
    names: lines,
    room,
    rotate,
  } = namesAcross(
    ticks.map((i) => names[i]),
    width / ticks.length,
  );
  const written = new Map(ticks.map((i, k) => [i, lines[k]]));
  return {
    room,
    options: {
      ticks,
      ...below,
      label: label ?? null,
      tickSize: 0,
      labelOffset: below.labelOffset + room,
      tickFormat: (i: number) => written.get(i) ?? "",
      ...(rotate === 0 ? {} : { tickRotate: rotate }),
    },
  };
}
