import { dot, line, type Markish, ruleY, text } from "@observablehq/plot";
import { besidePoint, freePlace, type Side } from "./besidePoint.js";
import { extent } from "./extent.js";
import { below, type Figure, figure, type Variation } from "./figure.js";
import { halo, meaning, size } from "./grammar.js";
import { distinct, uncrowded } from "./thinned.js";

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

type CurveOptions = {
  /** Text beside a point, in one line or two. */
  pointLabel: PointLabel;
  /** Where it stands: the first of these sides on which it does not touch the curve, or the first of all. */
  side: (point: Point) => Side | readonly Side[];
  /** The highest value shown. */
  top?: number | undefined;
  /** What lies under the curve. */
  under?: Markish[];
  /** Room kept for texts, so that it does not depend on the points; it grows for long ones. */
  insetLeft?: number;
  insetRight?: number;
};

/** A function of a probability with points marked on it; points above the picture stand on its upper edge. */
export function curve(
  rows: readonly Point[],
  points: readonly Point[],
  {
    pointLabel,
    side,
    top = extent([...rows, ...points].map(({ y }) => y).filter(Number.isFinite))[1],
    under = [],
    insetLeft = 20,
    insetRight = 20,
  }: CurveOptions,
  { xLabel, yLabel, ...options }: Variation & { description: string },
): Figure {
  const place = ({ y }: Point) => Math.min(y, top);
  const label = ({ x, y }: Point) => pointLabel(x, y);
  const pixel = (point: Point) => [480 * point.x, 300 * (1 - place(point) / top)] as const;
  const dots = distinct(points, pixel);
  const path = cut(rows, top)
    .filter(({ y }) => Number.isFinite(y))
    .map(pixel);
  const placeOf = (point: Point) =>
    freePlace(
      [side(point)].flat().map((side) => besidePoint(label(point), side, pixel(point))),
      path,
    );
  const labelled = uncrowded(
    dots.map((point) => ({ point, ...placeOf(point) })),
    ({ box }) => box,
  );
  const room = (anchor: string, distance: (x: number) => number) =>
    labelled
      .filter(({ textAnchor }) => textAnchor === anchor)
      .map(({ point, box }) => box.width - 12 - 480 * distance(point.x));
  return figure(
    {
      insetLeft: Math.max(insetLeft, ...room("end", (x) => x)),
      insetRight: Math.max(insetRight, ...room("start", (x) => 1 - x)),
      x: { label: xLabel ?? null, ...below, domain: [0, 1], ticks: 5 },
      y: { label: yLabel ?? null, ticks: 6, grid: true, domain: [0, top] },
      marks: [
        ...under,
        ruleY([0], { x1: 0, x2: 1 }), // and not through the text of a point at 1
        line(cut(rows, top), { x: "x", y: "y", stroke: meaning.truth, strokeWidth: size.line }),
        dot(dots, {
          x: "x",
          y: place,
          r: size.dot,
          fill: meaning.own,
          stroke: "white",
          symbol: (point: Point) => (point.y > top ? "triangle" : "circle"),
        }),
        ...labelled.map(({ point, textAnchor, dx, dy }) =>
          text([point], {
            x: "x",
            y: place,
            text: label,
            textAnchor,
            dx,
            dy,
            fontWeight: "bold",
            ...halo,
          }),
        ),
      ],
    },
    options,
  );
}

/** The part of a curve that is not above `top`, to where it crosses it. */
export function cut(rows: readonly Point[], top: number): Point[] {
  return rows.flatMap((row, i) => {
    const before = rows[i - 1];
    const crosses =
      before !== undefined && before.y > top !== row.y > top && Number.isFinite(before.y - row.y);
    const share = crosses ? (top - before.y) / (row.y - before.y) : 0;
    const crossing = crosses ? [{ x: before.x + share * (row.x - before.x), y: top }] : [];
    return [...crossing, row.y > top ? { x: row.x, y: NaN } : row];
  });
}
