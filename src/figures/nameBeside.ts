import { size } from "./grammar.js";
import { boldWidth, shortened } from "./textWidth.js";
import { corners, margin, type Point, side, top } from "./triangle.js";

const above = 18;
const gap = 6;

/**
 * Where the name of a point of the triangle stands, so that no side runs through it: above the point, moved inwards as
 * far as need be; or, where the triangle is too narrow for that, outside, beyond the nearer side. `reach` is how far a
 * thin line goes from the point to a name outside; else 0.
 */
export function nameBeside(name: string, [x, y]: Point) {
  const [across, up] = [side * x, side * y];
  /** How far the left side is from the left edge at this height, and the right side from the right edge. */
  const sideAt = (height: number) => height / (2 * top);
  const half = boldWidth(name) / 2;
  const least = sideAt(up + above + size.text / 2) + gap + half;
  if (least <= side / 2) {
    const middle = Math.min(Math.max(across, least), side - least);
    return { textAnchor: "middle", dx: middle - across, dy: -above, reach: 0 } as const;
  }
  const beyond = sideAt(up - size.text / 2) - gap;
  const reach = x < 1 / 2 ? beyond - across : side - beyond - across;
  return { textAnchor: x < 1 / 2 ? "end" : "start", dx: reach, dy: 0, reach } as const;
}

/** The names of the corners, not too long, and where they stand: so far inwards that no edge of the picture cuts one. */
export function cornerNames(outcomes: readonly string[]) {
  const names = outcomes.map((name) => shortened(name, side / 2));
  const places = corners.map(([x, y], i): Point => {
    const beyond = Math.max(0, boldWidth(names[i]) / 2 - margin) / side;
    return [x + Math.sign(1 / 2 - x) * beyond, y];
  });
  return { names, places };
}

/**
 * Where a name stands below a point of the triangle; where the name of a corner lies there, outside beside
 * the point, or inside if it is too long for that.
 */
export function nameBelow(name: string, [x, y]: Point, outcomes: readonly string[]) {
  const { names, places } = cornerNames(outcomes);
  const covered = names.some((corner, i) => {
    const [at, up] = places[i];
    return (
      up === 0 &&
      side * y < size.text &&
      Math.abs(side * (x - at)) < (boldWidth(name) + boldWidth(corner)) / 2 + gap
    );
  });
  if (!covered) return { textAnchor: "middle", dx: 0, dy: above } as const;
  if (boldWidth(name) < margin - 12)
    return { textAnchor: x < 1 / 2 ? "end" : "start", dx: x < 1 / 2 ? -12 : 12, dy: 0 } as const;
  const { reach: _, ...inside } = nameBeside(name, [x, y]);
  return inside;
}
