import { dot, type Markish, text } from "@observablehq/plot";
import { halo, size } from "./grammar.js";
import { shortened, textWidth } from "./textWidth.js";

/** A name in a legend, and how what it names is drawn. */
export type Entry = {
  name: string;
  fill: string;
  opacity?: number;
  symbol?: Symbol;
  line?: { strokeWidth: number; strokeDasharray?: string };
};
type Symbol = NonNullable<Parameters<typeof dot>[1]>["symbol"];

/** How high a line of a legend is. */
export const legendLine = 26;

/** The longest name, in pixels, before it is shortened. */
const longest = 520;

/** A piece of a line, to name lines by. */
const stroke = {
  draw(context: CanvasPath) {
    context.moveTo(-10, 0);
    context.lineTo(12, 0);
  },
};

/**
 * Names with their symbols, in lines as wide as the picture allows, above the frame. `above` is how far above it the
 * lowest line ends.
 */
export function legend(entries: readonly Entry[], { width = 560, above = 40, left = 0 } = {}) {
  const lines: { entry: Entry; x: number }[][] = [[]];
  let x = 0;
  for (const { name, ...look } of entries) {
    const entry = { ...look, name: shortened(name, longest) };
    const room = textWidth(entry.name) + 44;
    if (x > 0 && x + room > width) {
      lines.push([]);
      x = 0;
    }
    lines[lines.length - 1].push({ entry, x });
    x += room;
  }
  const marks: Markish[] = lines.flatMap((line, i) =>
    line.map(({ entry: { name, fill, opacity = 1, symbol = "square", line }, x }) => {
      const place = {
        frameAnchor: "top-left",
        facet: "super",
        dy: -above - legendLine * (lines.length - i - 0.5),
      } as const;
      return [
        line === undefined
          ? dot([name], {
              ...place,
              dx: left + x + 8,
              r: size.dot + 1,
              symbol,
              fill,
              fillOpacity: opacity,
              stroke: "black",
              strokeWidth: 0.5,
            })
          : dot([name], { ...place, dx: left + x + 8, symbol: stroke, stroke: fill, ...line }),
        text([name], {
          ...place,
          text: String,
          lineAnchor: "middle",
          dx: left + x + (line === undefined ? 22 : 26),
          ...halo,
        }),
      ];
    }),
  );
  return { marks, height: entries.length === 0 ? 0 : legendLine * lines.length };
}
