import { extent } from "./extent.js";
import { numberLabel } from "./labels.js";
import { tickLabels } from "./ticks.js";

/** Numbers beyond this stand on the edge, as ±Infinity does: the distance of two of them may be more than a number can say. */
const farthest = Number.MAX_VALUE / 4;
/** Numbers below this stand on the edge of a logarithmic scale, as 0 does: they have too few digits for ticks between them. */
const nearest = 2 ** -1022;

/** The vertical scale of lines: where it begins and ends, its ticks, and where a value stands between 0 and 1 on it. */
export function lineScale(
  values: Iterable<number>,
  { logarithmic, zero, domain }: { logarithmic: boolean; zero: boolean; domain: unknown },
) {
  const drawable = (y: number) => Math.abs(y) <= farthest && !(logarithmic && y < nearest);
  const finite = Array.from(values).filter(drawable);
  const [low, high] = finite.length === 0 ? [0.1, 1] : extent(finite);
  const [bottom, above] = isDomain(domain)
    ? domain
    : [logarithmic ? roundDown(low) : zero ? Math.min(0, low) : low, high];
  const top = above > bottom ? above : logarithmic ? bottom * 10 : bottom + 1;
  const log = { type: "log", ticks: logTicks(bottom, top), tickFormat: numberLabel } as const;
  return {
    bottom,
    top,
    drawable,
    tickLabel: logarithmic ? numberLabel : tickLabels(bottom, top),
    options: {
      domain: [bottom, top],
      nice: !logarithmic && !isDomain(domain),
      ticks: 6,
      grid: true,
      ...(logarithmic ? log : {}),
    },
    share: (y: number) =>
      logarithmic ? Math.log(y / bottom) / Math.log(top / bottom) : (y - bottom) / (top - bottom),
    height: (share: number) =>
      logarithmic ? bottom * (top / bottom) ** share : bottom + share * (top - bottom),
  };
}

function isDomain(domain: unknown): domain is [number, number] {
  return Array.isArray(domain) && domain.length === 2 && domain.every((end) => Number.isFinite(end));
}

/** The largest of 1, 3 and their products with powers of ten that is not above a number. */
function roundDown(low: number): number {
  const exponent = Math.floor(Math.log10(low));
  return [3, 1, 0.3].map((factor) => Number(`${factor}e${exponent}`)).find((round) => round <= low) ?? low;
}

/** The powers of ten from `low` to `high`, at most eight of them; where they are few, their doubles and halves too. */
export function logTicks(low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const step = Math.ceil((last - first) / 8);
  const factors = last - first <= 2 ? [1, 2, 5] : last - first <= 4 ? [1, 3] : [1];
  const ticks = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, k) => first + k * step)
    .flatMap((exponent) => factors.map((factor) => Number(`${factor}e${exponent}`)))
    .filter((tick) => tick >= low && tick <= high);
  return ticks.length < 2 ? [low, high] : ticks;
}
