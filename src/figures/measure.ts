import { dot, link, type Markish, text } from "@observablehq/plot";
import { halo, size } from "./grammar.js";

type Measured = { x1: number; y1: number; x2: number; y2: number; label: string };

/** A flat end of a measuring line. */
const cap = (upright: boolean) => ({
  draw(context: CanvasPath) {
    const [dx, dy] = upright ? [size.dot, 0] : [0, size.dot];
    context.moveTo(-dx, -dy);
    context.lineTo(dx, dy);
  },
});

/** Distances measured in the picture: a line with two ends, and beside it how long it is. Those of length 0 stay away. */
export function measures(
  distances: readonly Measured[],
  side: "left" | "right" | "above" = "right",
): Markish[] {
  const drawn = distances.filter(({ x1, x2, y1, y2 }) => x1 !== x2 || y1 !== y2);
  const ends = (upright: boolean) =>
    drawn
      .filter(({ x1, x2 }) => (x1 === x2) === upright)
      .flatMap(({ x1, y1, x2, y2 }) => [
        [x1, y1],
        [x2, y2],
      ]);
  const beside = {
    left: { textAnchor: "end", dx: -10 },
    right: { textAnchor: "start", dx: 10 },
    above: { textAnchor: "middle", dy: -13 },
  } as const;
  const black = { stroke: "black", strokeWidth: 2 } as const;
  return [
    link(drawn, { x1: "x1", y1: "y1", x2: "x2", y2: "y2", ...black }),
    dot(ends(true), { symbol: cap(true), ...black }),
    dot(ends(false), { symbol: cap(false), ...black }),
    text(drawn, {
      x: ({ x1, x2 }) => (x1 + x2) / 2,
      y: ({ y1, y2 }) => (y1 + y2) / 2,
      text: "label",
      fontWeight: "bold",
      ...beside[side],
      ...halo,
    }),
  ];
}
