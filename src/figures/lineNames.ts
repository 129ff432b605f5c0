import { dot, link, text } from "@observablehq/plot";
import { size } from "./grammar.js";
import type { lineScale } from "./lineScale.js";
import { namesDown } from "./names.js";
import { spread } from "./spread.js";
import { uncrowded } from "./thinned.js";

type Row = { name: string; series: number; points: readonly { x: number; y: number }[] };
type Look = {
  scale: ReturnType<typeof lineScale>;
  across: readonly [number, number];
  color: (row: { series: number }) => string;
  symbol: (row: { series: number }) => "circle" | "square" | "triangle" | "diamond2" | "star" | "wye";
  clamped: (y: number) => number;
};

/** Names right of the lines they belong to, moved apart where they would overlap; of too many, those that have room. */
export function lineNames(
  rows: readonly Row[],
  reference: { value: number; label: string } | undefined,
  { scale, across: [first, last], color, symbol, clamped }: Look,
) {
  const { share, height } = scale;
  const ends = rows.map(({ name, series, points }) => {
    const { x, y } = points[points.length - 1];
    return { name, series, x, y: clamped(y) };
  });
  const all =
    reference === undefined
      ? ends
      : [...ends, { name: reference.label, series: -1, x: last, y: reference.value }];
  const lines = namesDown(all.map(({ name }) => name));
  const tallest = lines.names.reduce((most, name) => Math.max(most, name.split("\n").length), 1);
  const gap = 0.018 + 0.06 * tallest;
  const written = all.map((end, i) => ({ ...end, text: lines.names[i] }));
  const names =
    written.length * gap <= 1
      ? written
      : uncrowded(written, ({ y }) => ({ x: 0, y: share(y), width: 1, height: gap }));
  const places = spread(
    names.map(({ y }) => share(y)),
    gap,
  );
  const placed = names.map((name, i) => ({
    ...name,
    moved: places[i] !== share(name.y),
    at: height(places[i]),
  }));
  const beside = last + (last - first || 1) * 0.035;
  return {
    ends,
    room: 26 + lines.width,
    marks: [
      link(
        placed.filter(({ series, moved }) => series >= 0 || moved),
        {
          x1: "x",
          y1: "y",
          x2: beside,
          y2: "at",
          stroke: (name) => (name.series < 0 ? "black" : color(name)),
          strokeWidth: size.thin,
        },
      ),
      rows.length === 1
        ? null
        : dot(
            placed.filter(({ series }) => series >= 0),
            { x: beside, y: "at", fill: color, symbol, r: size.dot - 1, dx: 8 },
          ),
      text(placed, { x: beside, y: "at", text: "text", textAnchor: "start", dx: 20 }),
    ],
  };
}
