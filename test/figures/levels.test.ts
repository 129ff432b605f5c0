import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { levelLines, meshOf, type Place } from "../../src/figures/levels.ts";

const square = meshOf(20, true, (i, j) => [i / 10 - 1, j / 10 - 1]);
const lines = (height: (place: Place) => number, level: number, mesh = square) =>
  levelLines(mesh, mesh.vertices.map(height), height, level);

describe("meshOf(n, whole, place)", () => {
  it("cuts a square into 2n² triangles, and a triangle into n²", () => {
    assert.equal(square.triangles.length, 800);
    assert.equal(meshOf(20, false, (i, j) => [i, j]).triangles.length, 400);
    assert.equal(square.vertices.length, 441);
  });
});

describe("levelLines(mesh, heights, height, level)", () => {
  const radius = ([x, y]: Place) => Math.hypot(x, y);
  it("is a closed line around a pit, exactly on the level, without kinks", () => {
    const [circle, ...others] = lines(radius, 0.75);
    assert.equal(others.length, 0);
    assert.deepEqual(circle[0], circle[circle.length - 1]);
    assert.ok(circle.every((place) => Math.abs(radius(place) - 0.75) < 1e-3));
    const turns = circle.slice(2).map((place, i) => {
      const angle = (a: Place, b: Place) => Math.atan2(b[1] - a[1], b[0] - a[0]);
      const turn = angle(circle[i + 1], place) - angle(circle[i], circle[i + 1]);
      return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
    });
    const long = turns.filter(
      (_, i) => Math.hypot(...[0, 1].map((k) => circle[i + 1][k] - circle[i][k])) > 0.02,
    );
    assert.ok(Math.max(...long) < 0.3, String(Math.max(...long)));
  });
  it("ends at the edge of the region", () => {
    const [line] = lines(([x]) => x, 0.25);
    assert.deepEqual(line.map(([, y]) => Math.abs(y)).filter((y) => y === 1).length, 2);
    assert.ok(line.every(([x]) => Math.abs(x - 0.25) < 1e-9));
  });
  it("is several lines where the level is reached in several places", () => {
    assert.equal(lines(([x]) => Math.abs(x), 0.5).length, 2);
  });
  it("finds levels beside infinity", () => {
    const [line] = lines(([x]) => (x <= 0 ? Infinity : -Math.log(x)), 1);
    assert.ok(line.every(([x]) => Math.abs(x - Math.exp(-1)) < 1e-3));
  });
  it("is nothing where no height is on both sides", () => {
    assert.deepEqual(
      lines(() => 1, 1),
      [],
    );
    assert.deepEqual(lines(radius, 9), []);
  });
});
