/** A point, in as many coordinates as the region has. */
export type Place = readonly number[];
/** A region filled with triangles, each three of its vertices. */
export type Mesh = { vertices: readonly Place[]; triangles: readonly (readonly [number, number, number])[] };
type Height = (place: Place) => number;

/** The unit square or, of it, the triangle under the diagonal, cut into triangles `n` to a side; `place` says where (i, j) stands. */
export function meshOf(n: number, whole: boolean, place: (i: number, j: number) => Place): Mesh {
  const last = (i: number) => (whole ? n : n - i);
  const rows = Array.from({ length: n + 1 }, (_, i) =>
    Array.from({ length: last(i) + 1 }, (_, j) => place(i, j)),
  );
  const before = rows.map((_, i) => rows.slice(0, i).reduce((total, { length }) => total + length, 0));
  const triangles = rows.slice(0, n).flatMap((row, i) =>
    row.slice(0, -1).flatMap((_, j) => {
      const [here, above] = [before[i] + j, before[i + 1] + j];
      const first = [here, here + 1, above] as const;
      return j + 1 < rows[i + 1].length ? [first, [here + 1, above, above + 1] as const] : [first];
    }),
  );
  return { vertices: rows.flat(), triangles };
}

/**
 * The lines on which a height has a level. A line crosses the sides of the triangles exactly where the height has that
 * level, and ends where the region does.
 *
 * @param heights - the height at each of the vertices
 */
export function levelLines(
  { vertices, triangles }: Mesh,
  heights: readonly number[],
  height: Height,
  level: number,
): Place[][] {
  const crossings = new Map<number, { place: Place; next: number[] }>();
  for (const corners of triangles) {
    const sides: number[] = [];
    for (let i = 0; i < 3; i++) {
      const [a, b] = [corners[i], corners[(i + 1) % 3]];
      if (heights[a] < level === heights[b] < level) continue;
      const [below, above] = heights[a] < level ? [a, b] : [b, a];
      const key = below * vertices.length + above;
      sides.push(key);
      if (crossings.has(key)) continue;
      const place = crossing(
        vertices[below],
        vertices[above],
        heights[below] - level,
        heights[above] - level,
        (at) => height(at) - level,
      );
      crossings.set(key, { place, next: [] });
    }
    if (sides.length < 2) continue;
    crossings.get(sides[0])?.next.push(sides[1]);
    crossings.get(sides[1])?.next.push(sides[0]);
  }
  return joined(crossings);
}

/** Crossings in the order in which a line meets them; a closed line ends where it began. */
function joined(crossings: Map<number, { place: Place; next: number[] }>): Place[][] {
  const seen = new Set<number>();
  const follow = (start: number) => {
    const line: Place[] = [];
    let here: number | undefined = start;
    let closed = false;
    while (here !== undefined) {
      seen.add(here);
      const crossing = crossings.get(here);
      if (crossing === undefined) break;
      line.push(crossing.place);
      closed = line.length > 2 && crossing.next.includes(start);
      here = crossing.next.find((next) => !seen.has(next));
    }
    return closed ? [...line, line[0]] : line;
  };
  const ends = [...crossings].filter(([, { next }]) => next.length < 2).map(([key]) => key);
  return [...ends, ...crossings.keys()]
    .flatMap((key) => (seen.has(key) ? [] : [follow(key)]))
    .filter(({ length }) => length > 1);
}

/** Where, between a place below 0 and one above it, a height is 0: the secant's zero, or half way where that is slow. */
function crossing(below: Place, above: Place, low: number, high: number, height: Height): Place {
  const at = (t: number): Place => below.map((x, i) => x + t * (above[i] - x));
  const near = Number.isFinite(high - low) ? (high - low) / 500 : 0;
  let [from, to] = [0, 1];
  for (let k = 0; k < 12; k++) {
    const secant = k % 3 === 2 || !Number.isFinite(high - low) ? 1 / 2 : low / (low - high);
    const t = from + secant * (to - from);
    const value = height(at(t));
    if (Math.abs(value) <= near) return at(t);
    if (value < 0) [from, low] = [t, value];
    else [to, high] = [t, value];
  }
  return at((from + to) / 2);
}
