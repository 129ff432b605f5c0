import { contour, dot, line, type Markish, text } from "@observablehq/plot";
import { assertList, assertNumber } from "../arguments.js";
import { assertDistribution, type Distribution } from "../distribution.js";
import { colors, type Figure, paper, type Texts } from "./figure.js";
import { outcomeNames } from "./labels.js";

type Place = [x: number, y: number];

const top = Math.sqrt(3) / 2;
const corners: Place[] = [
  [0, 0],
  [1, 0],
  [1 / 2, top],
];
const margin = 70;
const side = paper.width - 2 * margin;

/** Where a distribution over three outcomes stands in the triangle: nearer a corner, the likelier that outcome. */
export function simplexPlace(p: Distribution, name: string): Place {
  assertDistribution(p, name);
  if (p.length !== 3)
    throw new RangeError(`${name} has length ${p.length}: give probabilities of three outcomes`);
  return [p[1] + p[2] / 2, p[2] * top];
}

function placesOf(path: readonly Distribution[], name: string): Place[] {
  assertList(path, name, "distributions");
  return path.map((p, i) => simplexPlace(p, `${name}[${i}]`));
}

/** The distribution at a place of the triangle; a place outside it, or on its edge, counts as the nearest one inside. */
function distributionAt([x, y]: Place): number[] {
  const weights = [1 - x - y / top / 2, x - y / top / 2, y / top].map((weight) => Math.max(weight, 1e-3));
  const total = weights[0] + weights[1] + weights[2];
  return weights.map((weight) => weight / total);
}

/**
 * The triangle of all distributions over three outcomes: a corner is certainty, the middle is uniform. Paths of
 * distributions run from a hollow dot to a full one; a path of one point is a dot.
 *
 * @param paths - for each name of the legend, one or more paths
 * @param options.outcomes - names of the corners: left, right, top
 * @param options.height - a quantity of each distribution, such as its entropy, drawn as contour lines
 * @param options.marked - distributions to point out, by name
 * @throws {TypeError} if something drawn is not an array of numbers
 * @throws {RangeError} if something drawn is not a distribution over three outcomes, a path is empty, or a height is NaN
 * @example simplex({}, { marked: { p: [0.2, 0.3, 0.5] } }).ariaDescription // "The triangle of distributions over three outcomes. Paths: none. Marked: p."
 */
export function simplex(
  paths: Readonly<Record<string, readonly (readonly Distribution[])[]>>,
  {
    outcomes,
    height,
    marked = {},
    title,
    caption,
    description = `The triangle of distributions over three outcomes. Paths: ${Object.keys(paths).join(", ") || "none"}. Marked: ${Object.keys(marked).join(", ") || "none"}.`,
  }: Omit<Texts, "xLabel" | "yLabel"> & {
    outcomes?: readonly string[];
    height?: (p: number[]) => number;
    marked?: Readonly<Record<string, Distribution>>;
  } = {},
): Figure {
  const names = outcomeNames(outcomes, 3, "outcomes");
  const lines = Object.entries(paths).map(([name, series]) =>
    series.map((path, i) => placesOf(path, `paths["${name}"][${i}]`)),
  );
  const points = Object.entries(marked).map(([name, p]) => ({
    name,
    place: simplexPlace(p, `marked["${name}"]`),
  }));
  const halo = { stroke: "white", strokeWidth: 5, fill: "black" } as const;
  return {
    ...paper,
    height: side * top + 2 * paper.marginTop,
    marginTop: paper.marginTop,
    marginRight: margin,
    marginBottom: paper.marginTop,
    marginLeft: margin,
    title,
    caption,
    ariaDescription: description,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: [0, top] },
    marks: [
      ...(height === undefined ? [] : contours(height)),
      line([...corners, corners[0]], { stroke: "black" }),
      text(corners.slice(0, 2), { text: names.slice(0, 2), dy: 20, fontWeight: "bold" }),
      text(corners.slice(2), { text: names.slice(2), dy: -16, fontWeight: "bold" }),
      ...lines.flatMap((series, i) => {
        const stroke = colors[i % colors.length];
        const strokeWidth = i === 0 ? 5 : 2;
        const r = Math.max(1, 5 - i);
        return [
          ...series.map((path) => line(path, { stroke, strokeWidth })),
          dot(
            series.map((path) => path[0]),
            { r, stroke, fill: "white" },
          ),
          dot(
            series.map((path) => path[path.length - 1]),
            { r, fill: stroke },
          ),
        ];
      }),
      dot(points, { x: ({ place }) => place[0], y: ({ place }) => place[1], r: 4, fill: "black" }),
      text(points, {
        x: ({ place }) => place[0],
        y: ({ place }) => place[1],
        text: "name",
        dy: -16,
        ...halo,
      }),
      ...legend(Object.keys(paths)),
    ],
  };
}

/** Contour lines over the box around the triangle, and white over the two halves of the box outside it. */
function contours(height: (p: number[]) => number): Markish[] {
  const [left, right, up] = corners;
  const value = (x: number, y: number) => {
    const p = distributionAt([x, y]);
    const answer = height(p);
    assertNumber(answer, "height(p)");
    if (Number.isNaN(answer)) {
      throw new RangeError(`height(p) is NaN at p = [${p.join(", ")}]: give a number, or Infinity`);
    }
    return answer;
  };
  const outside = { fill: "white", stroke: "white", strokeWidth: 3 } as const;
  return [
    contour({ value, x1: 0, x2: 1, y1: 0, y2: top, stroke: "#999", thresholds: 8, pixelSize: 6 }),
    line([left, up, [0, top], left], outside),
    line([right, up, [1, top], right], outside),
  ];
}

/** A dot and a name for each series, one below the other, in the corner the triangle leaves free. */
function legend(names: readonly string[]): Markish[] {
  return names.flatMap((name, i) => {
    const at = { frameAnchor: "top-left", dx: -margin / 2, dy: 24 * i } as const;
    return [text(["●"], { ...at, fill: colors[i % colors.length] }), text([name], { ...at, dx: at.dx + 20 })];
  });
}
