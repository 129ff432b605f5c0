import { dot, type Markish, type PlotOptions, text } from "@observablehq/plot";
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

type Legend = { marks: Markish[]; height: number };

/** The legend to which a mark belongs, and the same one in a picture of another width. */
const legends = new WeakMap<object, { legend: Legend; at: (width: number) => Legend }>();

/** A piece of a line, to name lines by. */
const stroke = {
  draw(context: CanvasPath) {
    context.moveTo(-10, 0);
    context.lineTo(12, 0);
  },
};

/**
 * Names with their symbols, in lines as wide as a picture of this `width` allows, less its `margins`, above the frame.
 * `above` is how far above it the lowest line ends.
 */
export function legend(
  entries: readonly Entry[],
  { width = size.width as number, margins = 80, above = 40, left = 0 } = {},
): Legend {
  const lines: { entry: Entry; x: number }[][] = [[]];
  let x = 0;
  for (const { name, ...look } of entries) {
    const entry = { ...look, name: shortened(name, width - 120) };
    const room = textWidth(entry.name) + 44;
    if (x > 0 && x + room > width - margins) {
      lines.push([]);
      x = 0;
    }
    lines[lines.length - 1].push({ entry, x });
    x += room;
  }
  const marks = lines.flatMap((line, i) =>
    line.flatMap(({ entry: { name, fill, opacity = 1, symbol = "square", line }, x }) => {
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
  const own = { marks, height: entries.length === 0 ? 0 : legendLine * lines.length };
  const at = (width: number) => legend(entries, { width, margins, above, left });
  for (const mark of marks) legends.set(mark, { legend: own, at });
  return own;
}

/** Options whose legend fits into a picture that is narrower than it was laid out for. */
export function withNarrowLegend(options: PlotOptions): PlotOptions {
  const { width = size.width, height, marginTop = 0, marks = [] } = options;
  const all = (marks as unknown[]).flat(Infinity) as Markish[];
  const known = all.map((mark) => legends.get(Object(mark))).find((found) => found !== undefined);
  if (known === undefined || width >= size.width) return options;
  const narrow = known.at(width);
  const more = narrow.height - known.legend.height;
  return {
    ...options,
    ...(height === undefined ? {} : { height: height + more }),
    marginTop: marginTop + more,
    marks: [...all.filter((mark) => !known.legend.marks.includes(mark)), ...narrow.marks],
  };
}
