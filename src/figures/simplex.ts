import { dot, line, text } from "@observablehq/plot";
import { assertFunction, assertNumber, assertRecord, describe } from "../arguments.js";
import type { Distribution } from "../distribution.js";
import { type Figure, figure, paper, type Variation } from "./figure.js";
import { colors, dashes, halo, meaning, size } from "./grammar.js";
import { assertFew, byName, fewOf, later, plainText } from "./kinds.js";
import { outcomeNames } from "./labels.js";
import { legend } from "./legend.js";
import { closely, type LevelOptions, levelMarks } from "./levelMarks.js";
import type { Place } from "./levels.js";
import { cornerNames, nameBeside } from "./nameBeside.js";
import { optionsOf } from "./options.js";
import {
  corners,
  margin,
  mesh,
  type Point,
  pixels,
  placeOf,
  placesOf,
  side,
  sides,
  simplexPlace,
  top,
} from "./triangle.js";

/**
 * The triangle of all distributions over three outcomes: a corner is certainty, the middle is uniform. Paths of
 * distributions run from a hollow dot to a full one; a path of one point is a dot.
 *
 * @param paths - for each name of the legend, one or more paths
 * @param options.outcomes - names of the corners: left, right, top
 * @param options.height - a quantity of each distribution, such as its entropy, drawn as level lines
 * @param options.levels - its values that have lines; round ones unless told
 * @param options.levelText - how the value of a line is written on it
 * @param options.marked - distributions to point out, by name
 * @param options.fills - the colours of those that have one: `{ p: meaning.truth }`
 * @throws {TypeError} if something drawn is not an array of numbers
 * @throws {RangeError} if something drawn is not a distribution over three outcomes, a path is empty, or a height is NaN
 * @example simplex({}, { marked: { p: [0.2, 0.3, 0.5] } }).ariaDescription // "The triangle of distributions over three outcomes. Paths: none. Marked: p."
 */
export function simplex(
  paths: Readonly<Record<string, readonly (readonly Distribution[])[]>>,
  options: Omit<Variation, "height"> &
    LevelOptions & {
      outcomes?: readonly string[];
      height?: (p: number[]) => number;
      marked?: Readonly<Record<string, Distribution>>;
      fills?: Readonly<Record<string, string>>;
    } = {},
): Figure {
  const {
    outcomes,
    height,
    levels,
    levelText,
    marked = {},
    fills = {},
    xLabel: _x,
    yLabel: _y,
    description = `The triangle of distributions over three outcomes. Paths: ${Object.keys(paths ?? {}).join(", ") || "none"}. Marked: ${Object.keys(marked).join(", ") || "none"}.`,
    ...others
  } = optionsOf(options, {
    height: later, marked: byName(later, "{ p: [0.2, 0.3, 0.5] }"), fills: byName(plainText, '{ p: "red" }'),
  }); // biome-ignore format: short
  assertRecord(paths, "paths", "{ descent: [[[1, 0, 0], [0, 1, 0]]] }");
  assertFew(Object.keys(paths).length, "paths");
  const { names, places } = cornerNames(outcomeNames(outcomes, 3, "outcomes"));
  const lines = Object.entries(paths).map(([name, series]) => pathsOf(series, `paths[${describe(name)}]`));
  if (height !== undefined) assertFunction(height, "height", "a distribution");
  const points = Object.entries(marked).map(([name, p]) => {
    const place = simplexPlace(p, `marked[${describe(name)}]`);
    const { reach, ...at } = nameBeside(name, place);
    const end: Point = [place[0] + (0.9 * reach) / side, place[1]];
    return { name, place, at, end };
  });
  const looks = lines.map((_, i) => ({
    stroke: colors[i % colors.length],
    strokeWidth: i === 0 ? 2 * size.line : size.line - 0.5,
    strokeDasharray: i < 2 ? "" : dashes[i % dashes.length],
  }));
  const key = legend(
    Object.keys(paths).map((name, i) => ({ name, fill: looks[i].stroke, line: looks[i] })),
    { above: 40, left: 8 - margin, margins: 40 },
  );
  const inPixels = ([x, y]: Point): Point => [side * x, side * y];
  const taken = [
    ...points.map(({ place }) => inPixels(place)),
    ...lines.flat().flatMap((path) => closely(path.map(inPixels))),
  ];
  return figure(
    {
      height: side * top + 2 * paper.marginTop + key.height,
      marginTop: paper.marginTop + key.height,
      marginRight: margin,
      marginBottom: paper.marginTop,
      marginLeft: margin,
      x: { axis: null, domain: [0, 1] },
      y: { axis: null, domain: [0, top] },
      marks: [
        ...(height === undefined
          ? []
          : levelMarks(mesh, (p) => heightOf(height, p), { levels, levelText } as LevelOptions, {
              place: pixels,
              data: placeOf,
              obstacles: [...sides, ...taken],
            })),
        line([...corners, corners[0]], { stroke: "black" }),
        text(places.slice(0, 2), { text: names.slice(0, 2), dy: 20, fontWeight: "bold" }),
        text(places.slice(2), { text: names.slice(2), dy: -16, fontWeight: "bold" }),
        ...lines.flatMap((series, i) => {
          const { stroke } = looks[i];
          const r = Math.max(2, 5 - i);
          return [
            ...series.map((path) => line(path, looks[i])),
            dot(series.map((path) => path[0]), { r, stroke, fill: "white" }), // biome-ignore format: beside its twin
            dot(series.map((path) => path[path.length - 1]), { r, fill: stroke }), // biome-ignore format: beside its twin
          ];
        }),
        ...points.map(({ place, end }) => line([place, end], { stroke: "black", strokeWidth: size.thin })), // under the dots
        dot(points, {
          x: ({ place }) => place[0],
          y: ({ place }) => place[1],
          r: size.dot,
          fill: ({ name }) => fills[name] ?? meaning.own,
          stroke: "white",
        }),
        ...points.map(({ name, place, at }) =>
          text([place], { text: () => name, ...at, fontWeight: "bold", ...halo }),
        ),
        ...key.marks,
      ],
    },
    { ...others, description },
  );
}

function pathsOf(series: readonly (readonly Distribution[])[], name: string): Point[][] {
  fewOf(later, "paths")(series, name);
  return series.map((path, i) => placesOf(path, `${name}[${i}]`));
}

function heightOf(height: (p: number[]) => number, p: Place): number {
  const value = height([...p]);
  assertNumber(value, "height(p)");
  if (Number.isNaN(value))
    throw new RangeError(`height(p) is NaN at p = [${p.join(", ")}]: give a number, or Infinity`);
  return value;
}
