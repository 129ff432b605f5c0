import { dot, gridY, line, ruleY, text } from "@observablehq/plot";
import { blue, type Figure, paper, type Texts, vermilion } from "./figure.js";

export type Point = { x: number; y: number };

/** Text beside a marked point of a curve. */
export type PointLabel = (x: number, y: number) => string;

/** Where to draw a function of a probability: from `low` to `high`, densest at the ends, where logarithms bend. */
export function probabilities(low: number, high: number, length = 121): number[] {
  return Array.from({ length }, (_, i) => {
    const t = (1 - Math.cos((Math.PI * i) / (length - 1))) / 2;
    return (1 - t) * low + t * high;
  });
}

type CurveOptions = Texts & {
  description: string;
  xLabel: string;
  yLabel: string;
  pointLabel: PointLabel;
  /** Which side of a point has room for its text. */
  textAnchor: (point: Point) => "start" | "middle" | "end";
};

/** A function of a probability with points marked on it; points at Infinity stand on the upper edge. */
export function curve(rows: readonly Point[], points: readonly Point[], options: CurveOptions): Figure {
  const { title, caption, description, xLabel, yLabel, pointLabel, textAnchor } = options;
  const finite = points.filter(({ y }) => y < Infinity);
  const infinite = points.filter(({ y }) => y === Infinity);
  const label = ({ x, y }: Point) => pointLabel(x, y);
  const words = { fontWeight: "bold", stroke: "white", strokeWidth: 5, fill: "black" } as const;
  return {
    ...paper,
    title,
    caption,
    ariaDescription: description,
    insetLeft: 20,
    insetRight: 20,
    x: { label: xLabel, labelAnchor: "center", labelArrow: "none", domain: [0, 1] },
    y: { label: yLabel },
    marks: [
      gridY({ strokeOpacity: 0.15 }),
      ruleY([0]),
      line(rows, { x: "x", y: "y", stroke: blue, strokeWidth: 3 }),
      dot(finite, { x: "x", y: "y", r: 6, fill: vermilion, stroke: "white" }),
      ...(["start", "middle", "end"] as const).map((anchor) =>
        text(
          finite.filter((point) => textAnchor(point) === anchor),
          {
            x: "x",
            y: "y",
            text: label,
            textAnchor: anchor,
            dx: { start: 10, middle: 0, end: -10 }[anchor],
            dy: -14,
            ...words,
          },
        ),
      ),
      dot(infinite, { x: "x", frameAnchor: "top", symbol: "triangle", r: 7, fill: vermilion }),
      text(infinite, { x: "x", frameAnchor: "top", text: label, dy: -18, ...words }),
    ],
  };
}
