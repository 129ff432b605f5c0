import { line, type Markish, text } from "@observablehq/plot";
import { extent } from "./extent.js";
import { halo, size } from "./grammar.js";
import { numberLabel } from "./labels.js";
import { levelLines, type Mesh, type Place } from "./levels.js";
import { straightened } from "./thinned.js";

type Point = readonly [x: number, y: number];
export type LevelOptions = { levels?: readonly number[]; levelText?: (level: number) => string };

/**
 * Level lines, each with its value where there is most room for it.
 *
 * @param place - where a point of the region stands in the picture, in pixels
 * @param data - where it stands on the figure's scales
 * @param obstacles - what labels should keep away from, in pixels
 */
export function levelMarks(
  mesh: Mesh,
  height: (place: Place) => number,
  { levels, levelText = numberLabel }: LevelOptions,
  {
    place,
    data,
    obstacles,
  }: { place: (point: Place) => Point; data: (point: Place) => Point; obstacles: readonly Point[] },
): Markish[] {
  const heights = mesh.vertices.map(height);
  const drawn = (levels ?? roundLevels(heights)).map((level) => ({
    level,
    lines: linesOf(mesh, heights, height, level),
  }));
  const kept = obstacles.slice();
  const labels = drawn.flatMap(({ level, lines }) => {
    const best = roomiest(lines.flat(), place, kept);
    if (best === undefined) return [];
    kept.push(place(best));
    return [{ at: data(best), name: levelText(level) }];
  });
  return [
    ...drawn.flatMap(({ lines }) =>
      lines.map((points) => {
        const both = points.map((point) => [...place(point), ...data(point)]);
        const drawn = straightened(both, 0.12).map(([, , x, y]): Point => [x, y]);
        return line(drawn as [number, number][], { stroke: "#777", strokeWidth: 1.2 });
      }),
    ),
    text(labels, {
      x: ({ at }) => at[0],
      y: ({ at }) => at[1],
      text: "name",
      fontSize: size.small,
      ...halo,
      strokeWidth: 9,
      fill: "#444",
    }),
  ];
}

/** Points of a path, in pixels, close enough that no label fits between them. */
export function closely(path: readonly Point[]): Point[] {
  return path.flatMap((point, i) => {
    const before = path[i - 1] ?? point;
    const count = Math.ceil(Math.hypot(point[0] - before[0], point[1] - before[1]) / 20);
    const between = (k: number) =>
      [0, 1].map((axis) => point[axis] + ((before[axis] - point[axis]) * k) / count);
    return Array.from({ length: Math.max(1, count) }, (_, k) =>
      k === 0 ? point : (between(k) as [number, number]),
    );
  });
}

const known = new WeakMap<Mesh, Map<number, { heights: readonly number[]; lines: Place[][] }>>();

/** Level lines, computed once for pictures in a row, such as a slider's, that have the same heights. */
function linesOf(
  mesh: Mesh,
  heights: readonly number[],
  height: (place: Place) => number,
  level: number,
): Place[][] {
  const before = known.get(mesh) ?? new Map();
  known.set(mesh, before);
  const last = before.get(level);
  if (last !== undefined && heights.every((value, i) => value === last.heights[i])) return last.lines;
  const lines = levelLines(mesh, heights, height, level);
  if (before.size >= 32) before.clear();
  before.set(level, { heights, lines });
  return lines;
}

/** The point of a line farthest from all obstacles, if it is far enough for a label. */
function roomiest(
  points: readonly Place[],
  place: (point: Place) => Point,
  obstacles: readonly Point[],
): Place | undefined {
  let [best, most]: [Place | undefined, number] = [undefined, 22 ** 2];
  for (const point of points) {
    const [x, y] = place(point);
    let room = 80 ** 2;
    for (let k = 0; k < obstacles.length && room > most; k++) {
      const [dx, dy] = [obstacles[k][0] - x, obstacles[k][1] - y];
      room = Math.min(room, dx * dx + dy * dy);
    }
    if (room > most) [best, most] = [point, room];
  }
  return best;
}

/** Some four to eight round numbers between the lowest height and a high one; the highest tenth, which may be infinite, has none. */
function roundLevels(heights: readonly number[]): number[] {
  const sorted = heights.filter(Number.isFinite).sort((a, b) => a - b);
  const [low, high] = extent([sorted[0], sorted[Math.floor(0.9 * sorted.length)]]);
  const rough = (high - low) / 8;
  if (!(rough > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? 10 * power;
  const first = Math.floor(low / step) + 1;
  return Array.from({ length: Math.ceil(high / step) - first }, (_, k) =>
    Number(((first + k) * step).toPrecision(12)),
  );
}
