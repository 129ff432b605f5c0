type Point = { x: number; y: number };

/** More columns than a picture has pixels. */
const columns = 1200;

/**
 * Points of a line without those that no pixel shows: of neighbours in one of the columns between `low` and `high`
 * stay the first, the lowest, the highest and the last.
 */
export function thinned<P extends Point>(
  points: readonly P[],
  [low, high]: readonly [number, number],
): readonly P[] {
  if (points.length <= 4 * columns) return points;
  const columnOf = ({ x }: P) => Math.floor(((x - low) / (high - low || 1)) * columns);
  const kept: P[] = [];
  for (let start = 0; start < points.length; ) {
    const column = columnOf(points[start]);
    let [end, lowest, highest] = [start, start, start];
    while (end + 1 < points.length && columnOf(points[end + 1]) === column) {
      end++;
      if (points[end].y < points[lowest].y) lowest = end;
      if (points[end].y > points[highest].y) highest = end;
    }
    for (const i of new Set([start, Math.min(lowest, highest), Math.max(lowest, highest), end]))
      kept.push(points[i]);
    start = end + 1;
  }
  return kept;
}

/** A path without steps shorter than `pixel`, its ends kept. */
export function shortPath<P extends readonly number[]>(path: readonly P[], pixel: number): P[] {
  const kept = path.slice(0, 1);
  for (const point of path) {
    const last = kept[kept.length - 1];
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= pixel) kept.push(point);
  }
  const end = path[path.length - 1];
  return kept[kept.length - 1] === end || path.length === 1 ? kept : [...kept, end];
}

/** A path without the points that lie, within `pixel`, on the line between their neighbours that stay. */
export function straightened<P extends readonly number[]>(path: readonly P[], pixel: number): P[] {
  const kept = new Set([0, path.length - 1]);
  const parts = [[0, path.length - 1]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, to] = part;
    const [[x1, y1], [x2, y2]] = [path[from], path[to]];
    const length = Math.hypot(x2 - x1, y2 - y1);
    let [farthest, most] = [from, pixel];
    for (let i = from + 1; i < to; i++) {
      const [dx, dy] = [path[i][0] - x1, path[i][1] - y1];
      const away = length === 0 ? Math.hypot(dx, dy) : Math.abs(dx * (y2 - y1) - dy * (x2 - x1)) / length;
      if (away > most) [farthest, most] = [i, away];
    }
    if (farthest === from) continue;
    kept.add(farthest);
    parts.push([from, farthest], [farthest, to]);
  }
  return path.filter((_, i) => kept.has(i));
}

/** The first of all points that fall on the same pixel, `width` and `height` being pixels per unit. */
export function distinct<P>(points: readonly P[], pixel: (point: P) => readonly [number, number]): P[] {
  const seen = new Map<string, P>();
  for (const point of points) {
    const [x, y] = pixel(point);
    const key = `${Math.round(x)} ${Math.round(y)}`;
    if (!seen.has(key)) seen.set(key, point);
  }
  return [...seen.values()];
}

type Box = { x: number; y: number; width: number; height: number };

/** Those of things in a row whose boxes, in pixels, do not cover that of an earlier one. */
export function uncrowded<Thing>(things: readonly Thing[], boxOf: (thing: Thing) => Box): Thing[] {
  const taken: Box[] = [];
  return things.filter((thing) => {
    const box = boxOf(thing);
    const free = taken.every(
      (other) =>
        Math.abs(other.x - box.x) * 2 >= other.width + box.width ||
        Math.abs(other.y - box.y) * 2 >= other.height + box.height,
    );
    if (free) taken.push(box);
    return free;
  });
}
