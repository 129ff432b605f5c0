import { type PlotOptions, plot, type Scale } from "@observablehq/plot";
import { svgDocument } from "./document.js";
import { numberLabel } from "./labels.js";
import { type Entry, legend } from "./legend.js";

type Plotted = ReturnType<typeof plot>;

/** Options whose legends, which Plot would write as HTML beside the picture, are marks inside it. */
export function withLegends(options: PlotOptions): PlotOptions {
  const { color, opacity, symbol, margin } = options;
  const quiet = {
    ...options,
    ...(color && { color: { ...color, legend: null } }),
    ...(opacity && { opacity: { ...opacity, legend: null } }),
    ...(symbol && { symbol: { ...symbol, legend: null } }),
  };
  if (!color?.legend && !opacity?.legend && !symbol?.legend) return quiet;

  const scales = plot({ ...quiet, figure: false, document: svgDocument() });
  const { width = 640, marginTop = margin ?? 44, marginLeft = margin ?? 60 } = options;
  const entries = [
    ...(color?.legend || symbol?.legend
      ? coloured(scales, Boolean(color?.legend), Boolean(symbol?.legend))
      : []),
    ...(opacity?.legend
      ? sampled(scales.scale("opacity"), (opacity) => ({ fill: "black", opacity: Number(opacity) }))
      : []),
  ];
  const above = hasAxisOnTop(scales) ? marginTop - 4 : 12;
  const { marks, height } = legend(entries, { width, margins: marginLeft + 20, above });
  const room = entries.length === 0 ? 0 : height;
  const natural = Number(scales.getAttribute("height"));
  return {
    ...quiet,
    marginTop: marginTop + room,
    height: natural + room,
    marks: [...(options.marks ?? []), ...marks],
  };
}

/** Whether the names of columns stand above the frame. */
function hasAxisOnTop(plotted: Plotted): boolean {
  const names = Array.from(plotted.children).filter(
    (mark) => mark.getAttribute("aria-label") === "x-axis tick label",
  );
  return names.some((mark) => /,-/.test(mark.getAttribute("transform") ?? ""));
}

/** The entries of a colour scale and of a symbol scale; of both at once where both tell apart the same things. */
function coloured(plotted: Plotted, colors: boolean, symbols: boolean): Entry[] {
  const color = plotted.scale("color");
  const symbol = plotted.scale("symbol");
  const same = color !== undefined && symbol !== undefined && String(color.domain) === String(symbol.domain);
  const filled = sampled(color, (fill) => ({ fill: String(fill) }));
  const shaped = sampled(symbol, (symbol) => ({ fill: "black", symbol: symbol as Entry["symbol"] }));
  if (same) return filled.map((entry, i) => ({ ...shaped[i], ...entry }));
  return [...(colors ? filled : []), ...(symbols ? shaped : [])];
}

/** What a scale does with each of its values, with its intervals, or with five values from its lowest to its highest. */
function sampled(scale: Scale | undefined, look: (value: unknown) => Omit<Entry, "name">): Entry[] {
  const domain = Array.from(scale?.domain ?? []);
  if (scale === undefined || domain.some((value) => value === undefined || Number.isNaN(value))) return [];
  const entry = (value: unknown, name = written(value)) => ({ name, ...look(scale.apply(value)) });
  if (scale.type === "threshold") {
    return [domain[0] - 1, ...domain].map((value, i) =>
      entry(value, i === 0 ? `< ${written(domain[0])}` : `≥ ${written(value)}`),
    );
  }
  if (scale.invert === undefined) return domain.map((value) => entry(value));
  const low = Number(domain[0]);
  const high = Number(domain[domain.length - 1]);
  return [0, 1, 2, 3, 4].map((k) => {
    const value =
      scale.type?.includes("log") && low > 0 ? low * (high / low) ** (k / 4) : low + ((high - low) * k) / 4;
    return entry(domain[0] instanceof Date ? new Date(value) : value);
  });
}

function written(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "number" ? numberLabel(value) : String(value);
}
