import { line, type Markish, text } from "@observablehq/plot";
import { extent } from "./extent.js";
import { halo, size } from "./grammar.js";
import { numberLabel } from "./labels.js";
import { levelLines, type Mesh, type Place } from "./levels.js";
import { straightened } from "./thinned.js";

type Point = readonly [x: number, y: number];
export type LevelOptions = { levels?: readonly number[]; levelText?: (level: number) => string };

/** How points of a region come into a picture. */
interface Setting {
  /** Where a point stands, in pixels. */
  place: (point: Place) => Point;
  /** Where it stands on the figure's scales. */
  data: (point: Place) => Point;
  /** What labels should keep away from, in pixels. */
  obstacles: readonly Point[];
}

/** Level lines, each with its value where there is most room for it. */
export function levelMarks(
  mesh: Mesh,
  height: (place: Place) => number,
  { levels, levelText = numberLabel }: LevelOptions,
  setting: Setting,
): Markish[] {
  const { paths, labels } = linesOf(mesh, height, levels, setting);
  return [
    ...paths.map((path) => line(path as [number, number][], { stroke: "#777", strokeWidth: 1.2 })),
    text(labels, {
      x: ({ at }) => at[0],
      y: ({ at }) => at[1],
      text: ({ level }) => levelText(level),
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
    const length = Math.hypot(point[0] - before[0], point[1] - before[1]);
    const count = Math.min(60, Math.ceil(length / 20)); // fewer of a step that leads far out of the picture
    const between = (k: number) =>
      [0, 1].map((axis) => point[axis] + ((before[axis] - point[axis]) * k) / count);
    return Array.from({ length: Math.max(1, count) }, (_, k) =>
      k === 0 ? point : (between(k) as [number, number]),
    );
  });
}

interface Lines {
  paths: Point[][];
  labels: { level: number; at: Point }[];
}

/** Those of the last picture of a region, by what they depend on: pictures in a row, such as a slider's, often have the same. */
const known = new WeakMap<Mesh, { causes: readonly number[][]; lines: Lines }>();

function linesOf(
  mesh: Mesh,
  height: (place: Place) => number,
  wanted: readonly number[] | undefined,
  { place, data, obstacles }: Setting,
): Lines {
  const heights = mesh.vertices.map(height);
  const levels = wanted ?? roundLevels(heights);
  const causes = [heights, levels.slice(), obstacles.flat()];
  const last = known.get(mesh);
  if (last?.causes.every((cause, i) => isSame(cause, causes[i]))) return last.lines;
  const taken = obstacles.slice();
  const lines: Lines = { paths: [], labels: [] };
  for (const level of levels) {
    const points = levelLines(mesh, heights, height, level);
    for (const path of points) {
      const both = path.map((point) => [...place(point), ...data(point)]);
      lines.paths.push(straightened(both, 0.12).map(([, , x, y]): Point => [x, y]));
    }
    const best = roomiest(points.flat(), place, taken);
    if (best === undefined) continue;
    taken.push(place(best));
    lines.labels.push({ level, at: data(best) });
  }
  known.set(mesh, { causes, lines });
  return lines;
}

const isSame = (some: readonly number[], others: readonly number[]) =>
  some.length === others.length && some.every((value, i) => value === others[i]);

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
  const rough = high / 8 - low / 8;
  if (!(rough > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? 10 * power;
  const first = Math.floor(low / step) + 1;
  return Array.from({ length: Math.ceil(high / step) - first }, (_, k) =>
    Number(((first + k) * step).toPrecision(12)),
  );
}
