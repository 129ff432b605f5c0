import type { PlotOptions, plot } from "@observablehq/plot";
import { extent } from "./extent.js";
import { inPowers, numberLabel } from "./labels.js";
import { textWidth } from "./textWidth.js";

type Plotted = ReturnType<typeof plot>;

/** How numbers from `low` to `high` are written beside an axis: in full or, where that is long, with powers of ten. */
export function tickLabels(low: number, high: number): (value: number) => string {
  const step = (high - low) / 6 || high - low;
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const digits = Math.ceil(Math.log10(largest / step)) + 1; // enough to tell neighbours apart
  const decimals = Math.max(0, Math.ceil(-Math.log10(step)));
  const isShort = largest < 1e9 && decimals <= 6;
  if (!isShort && (digits <= 7 || largest >= 1e21 || decimals > 20))
    return (value) => inPowers(value, Math.max(1, Math.min(17, digits)));
  const fraction = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return (value) => (value + 0).toLocaleString("en-US", fraction).replace("-", "−");
}

/** Options with which the numbers beside the axes have room, where as drawn they have none; undefined where all is well. */
export function withRoomForTicks(options: PlotOptions, plotted: Plotted): PlotOptions | undefined {
  const x = fitted(options, plotted, "x");
  const y = fitted(options, plotted, "y");
  if (x === undefined && y === undefined) return undefined;
  return {
    ...options,
    ...(x && { x: x.options }),
    ...(y && { y: y.options, marginLeft: Math.max(marginLeftOf(options), y.widest + 13) }), // a tick, and gaps
  };
}

const marginLeftOf = ({ margin = 40, marginLeft = margin }: PlotOptions) => marginLeft;

/** The options of an axis whose numbers are too wide for their place, and how wide the widest then is. */
function fitted(options: PlotOptions, plotted: Plotted, axis: "x" | "y") {
  const scale = plotted.scale(axis);
  if (scale?.type !== "linear" || options[axis]?.tickFormat !== undefined) return undefined;
  const drawn = Array.from(plotted.children)
    .filter((mark) => mark.getAttribute("aria-label") === `${axis}-axis tick label`)
    .flatMap((mark) => Array.from(mark.children))
    .filter(({ tagName }) => tagName === "text") // those of facets lie deeper, and stay as they are
    .map(({ textContent }) => textContent ?? "");
  const values = drawn.map((text) => Number(text.replaceAll(",", "").replace("−", "-")));
  if (values.length === 0 || values.some(Number.isNaN)) return undefined;

  const places = values.map((value) => Number(scale.apply(value)));
  const apart = places.slice(1).map((place, i) => Math.abs(place - places[i]));
  const room =
    axis === "y" ? marginLeftOf(options) - 9 : Math.min(90, ...apart.map((distance) => distance - 4));
  const [low, high] = extent(Array.from(scale.domain ?? [], Number));
  const isPoint = low === high;
  if (!isPoint && drawn.every((text) => textWidth(text) <= room && !text.includes("e"))) return undefined;

  const label = isPoint ? numberLabel : tickLabels(low, high);
  const widest = Math.max(...values.map((value) => textWidth(label(value))));
  const [left, right] = extent(Array.from(scale.range ?? [], Number));
  const { ticks: asked = Infinity } = options[axis] ?? {};
  const few = Math.max(2, Math.floor((right - left) / (1.4 * (widest + 16)))); // as many may become half as many again
  const fewer = axis === "x" && typeof asked === "number" ? Math.min(asked, few) : undefined;
  const ticks = isPoint ? [low] : fewer;
  return {
    widest,
    options: { ...options[axis], tickFormat: label, ...(ticks === undefined ? {} : { ticks }) },
  };
}
