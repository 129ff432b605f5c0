import { dot, line, text } from "@observablehq/plot";
import { assertFunction, assertNumber } from "../arguments.js";
import { below, type Figure, figure, paper, type Variation } from "./figure.js";
import { colors, dashes, halo, meaning, size } from "./grammar.js";
import { byName, fewOf, listOf, pair } from "./kinds.js";
import { legend } from "./legend.js";
import { closely, type LevelOptions, levelMarks } from "./levelMarks.js";
import { type Mesh, meshOf, type Place } from "./levels.js";
import { optionsOf } from "./options.js";
import { shortPath } from "./thinned.js";

type Point = readonly [x: number, y: number] | readonly number[];

const side = 480;
const cuts = 48;

/**
 * A function of two numbers, by lines on which it has the same value, with paths over it, such as those of a descent:
 * each from a hollow dot to a full one.
 *
 * @param height - the function; Infinity is an answer
 * @param options.x - options of the axis; `domain` says from where to where, 0 to 1 unless told; likewise `y`
 * @param options.levels - values that have lines; round ones unless told
 * @param options.levelText - how the value of a line is written on it
 * @param options.paths - for each name, one or more paths of points [x, y]
 * @param options.marked - points to mark, by name
 * @throws {TypeError} if `height` does not give a number
 * @throws {RangeError} if it gives NaN, or a domain is not two numbers a finite distance apart, the smaller first
 * @example levelMap((x, y) => x * y, { marked: { here: [0.5, 0.5] } }).ariaDescription // "Level lines of a function of two numbers. Paths: none. Marked: here."
 */
export function levelMap(
  height: (x: number, y: number) => number,
  options: Variation &
    LevelOptions & {
      paths?: Readonly<Record<string, readonly (readonly Point[])[]>>;
      marked?: Readonly<Record<string, Point>>;
    } = {},
): Figure {
  const {
    levels,
    levelText,
    paths = {},
    marked = {},
    xLabel = "x",
    yLabel = "y",
    x,
    y,
    description = `Level lines of a function of two numbers. Paths: ${Object.keys(paths).join(", ") || "none"}. Marked: ${Object.keys(marked).join(", ") || "none"}.`,
    ...others
  } = optionsOf(options, {
    paths: byName(fewOf(listOf(pair, "points"), "paths"), "{ descent: [[[0, 0], [1, 1]]] }"),
    marked: byName(pair, "{ minimum: [0, 0] }"),
  });
  assertFunction(height, "height", "x and y");
  const [left, right] = ends(x?.domain, "x.domain");
  const [low, high] = ends(y?.domain, "y.domain");
  const mesh = meshOn([left, right, low, high]);
  const pixels = ([x, y]: Place) =>
    [(side * (x - left)) / (right - left), (side * (y - low)) / (high - low)] as const;
  const value = ([x, y]: Place) => {
    const answer = height(x, y);
    if (typeof answer !== "number") assertNumber(answer, `height(${x}, ${y})`);
    if (Number.isNaN(answer)) throw new RangeError(`height(${x}, ${y}) is NaN: give a number, or Infinity`);
    return answer;
  };
  const pixel = Math.min(right - left, high - low) / side;
  const lines = Object.entries(paths).map(([name, series]) => ({
    name,
    series: series.map((path) => shortPath(path, pixel)),
  }));
  const points = Object.entries(marked).map(([name, [x, y]]) => ({ name, x, y }));
  const looks = lines.map((_, i) => ({
    stroke: colors[(i + 3) % colors.length],
    strokeWidth: size.line,
    strokeDasharray: dashes[i % dashes.length],
  }));
  const key = legend(
    lines.map(({ name }, i) => ({ name, fill: looks[i].stroke, line: looks[i] })),
    { above: 18 },
  );
  const border = Array.from({ length: 41 }, (_, k) => (side * k) / 40).flatMap((t) => [[t, 0], [t, side], [0, t], [side, t]] as const); // biome-ignore format: a side each
  const obstacles = [
    ...border,
    ...lines.flatMap(({ series }) => series.flatMap((path) => closely(path.map(pixels)))),
    ...points.map(({ x, y }) => pixels([x, y])),
  ];
  return figure(
    {
      width: side + 100,
      height: side + paper.marginTop + paper.marginBottom + key.height,
      marginTop: paper.marginTop + key.height,
      marginLeft: 70,
      marginRight: 30,
      x: { label: xLabel, ...below, ticks: 5, ...x, domain: [left, right] },
      y: { label: yLabel, ticks: 5, ...y, domain: [low, high] },
      marks: [
        line([[left, low], [right, low], [right, high], [left, high], [left, low]], { stroke: "black", strokeOpacity: 0.4 }), // biome-ignore format: a frame
        ...levelMarks(mesh, value, { levels, levelText } as LevelOptions, {
          place: pixels,
          data: ([x, y]) => [x, y],
          obstacles,
        }),
        ...lines.flatMap(({ series }, i) => [
          ...series.map((path) => line(path as [number, number][], looks[i])),
          dot(series.map((path) => path[0]), { r: size.dot - 1, fill: "white", stroke: looks[i].stroke, strokeWidth: 2 }), // biome-ignore format: beside its twin
          dot(series.map((path) => path[path.length - 1]), { r: size.dot - 1, fill: looks[i].stroke }), // biome-ignore format: beside its twin
        ]),
        dot(points, { x: "x", y: "y", r: size.dot, fill: meaning.own, stroke: "white" }),
        text(points, { x: "x", y: "y", text: "name", dy: -18, fontWeight: "bold", ...halo }),
        ...key.marks,
      ],
    },
    { ...others, description },
  );
}

let lastMesh: { domain: readonly number[]; mesh: Mesh } | undefined;

/** The same mesh for pictures in a row, such as a slider's: level lines are kept with their mesh. */
function meshOn(domain: readonly number[]): Mesh {
  if (lastMesh?.domain.every((end, i) => end === domain[i])) return lastMesh.mesh;
  const [left, right, low, high] = domain;
  const at = (i: number, j: number) => [left + ((right - left) * i) / cuts, low + ((high - low) * j) / cuts];
  const mesh = meshOf(cuts, true, at);
  lastMesh = { domain, mesh };
  return mesh;
}

function ends(domain: unknown, name: string): [number, number] {
  if (domain === undefined) return [0, 1];
  const [from, to] = pair(domain, name);
  if (from < to && to - from < Infinity) return [from, to];
  throw new RangeError(
    `${name} is [${from}, ${to}]: give two numbers a finite distance apart, the smaller first`,
  );
}
