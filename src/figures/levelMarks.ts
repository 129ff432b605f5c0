import { line, type Markish, text } from "@observablehq/plot";
import { extent } from "./extent.js";
import { halo, size } from "./grammar.js";
import { numberLabel } from "./labels.js";
import { levelLines, type Mesh, type Place } from "./levels.js";

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
    lines: levelLines(mesh, heights, height, level),
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
      lines.map((points) => line(points.map(data), { stroke: "#777", strokeWidth: 1.2 })),
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

/** The point of a line farthest from all obstacles, if it is far enough for a label. */
function roomiest(
  points: readonly Place[],
  place: (point: Place) => Point,
  obstacles: readonly Point[],
): Place | undefined {
  let best: { point: Place; room: number } | undefined;
  for (const point of points) {
    const [x, y] = place(point);
    const room = obstacles.reduce((room, [ox, oy]) => Math.min(room, Math.hypot(ox - x, oy - y)), 80);
    if (room > 22 && (best === undefined || room > best.room)) best = { point, room };
  }
  return best?.point;
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
