import { dot, line, ruleY, text } from "@observablehq/plot";
import { assertProbability } from "../distribution.js";
import { below, blue, type Figure, paper, type Texts, vermilion } from "./figure.js";
import { textWidth } from "./labels.js";

export type Point = { x: number; y: number };

/** Text beside a marked point of a curve. */
export type PointLabel = (x: number, y: number) => string;

/** Where to draw a function of a probability: from `low` to `high`, densest at the ends, where logarithms bend. */
export function probabilities(low: number, high: number, length = 81): number[] {
  return Array.from({ length }, (_, i) => {
    const u = i / (length - 1);
    const t = u * u * (3 - 2 * u);
    return (1 - t) * low + t * high;
  });
}

/** Refuses points to mark of which one is no probability. */
export function assertProbabilities(marked: readonly unknown[], name: string): void {
  for (const [i, p] of marked.entries()) assertProbability(p, `${name}[${i}]`);
}

/** Where, beside a point, its text has room. */
type Side = "upper right" | "right" | "lower right" | "above" | "lower left" | "left" | "upper left";

const sides = {
  "upper right": { textAnchor: "start", dx: 12, dy: -13 },
  right: { textAnchor: "start", dx: 12, dy: 3 },
  "lower right": { textAnchor: "start", dx: 12, dy: 15 },
  above: { textAnchor: "middle", dx: 0, dy: -15 },
  "lower left": { textAnchor: "end", dx: -12, dy: 15 },
  left: { textAnchor: "end", dx: -12, dy: 3 },
  "upper left": { textAnchor: "end", dx: -12, dy: -13 },
} as const;

type CurveOptions = Texts & {
  description: string;
  xLabel: string;
  yLabel: string;
  pointLabel: PointLabel;
  side: (point: Point) => Side;
  /** Room kept for texts, so that it does not depend on the points; it grows for long ones. */
  insetLeft?: number;
  insetRight?: number;
};

/** A function of a probability with points marked on it; points at Infinity stand on the upper edge. */
export function curve(rows: readonly Point[], points: readonly Point[], options: CurveOptions): Figure {
  const { title, caption, description, xLabel, yLabel, pointLabel, side } = options;
  const { insetLeft = 20, insetRight = 20 } = options;
  const top = Math.max(...rows.map(({ y }) => y));
  const place = ({ y }: Point) => (y === Infinity ? top : y);
  const label = ({ x, y }: Point) => pointLabel(x, y);
  const room = (anchor: string, distance: (x: number) => number) =>
    points
      .filter((point) => sides[side(point)].textAnchor === anchor)
      .map((point) => 1.2 * textWidth(label(point)) - 12 - 480 * distance(point.x)); // bold is wider
  return {
    ...paper,
    title,
    caption,
    ariaDescription: description,
    insetLeft: Math.max(insetLeft, ...room("end", (x) => x)),
    insetRight: Math.max(insetRight, ...room("start", (x) => 1 - x)),
    x: { label: xLabel, ...below, domain: [0, 1], ticks: 5 },
    y: { label: yLabel, ticks: 6, grid: true },
    marks: [
      ruleY([0], { x1: 0, x2: 1 }), // and not through the text of a point at 1
      line(rows, { x: "x", y: "y", stroke: blue, strokeWidth: 3 }),
      dot(points, {
        x: "x",
        y: place,
        r: 6,
        fill: vermilion,
        stroke: "white",
        symbol: ({ y }: Point) => (y === Infinity ? "triangle" : "circle"),
      }),
      ...points.map((point) =>
        text([point], {
          x: "x",
          y: place,
          text: label,
          ...sides[side(point)],
          fontWeight: "bold",
          fill: "black",
          stroke: "white",
          strokeWidth: 5,
        }),
      ),
    ],
  };
}
