import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extent } from "../../src/figures/extent.ts";
import { distinct, shortPath, straightened, thinned, uncrowded } from "../../src/figures/thinned.ts";

const wave = Array.from({ length: 100_000 }, (_, x) => ({ x, y: Math.sin(x * x) }));

describe("thinned(points, domain)", () => {
  it("keeps the ends and the extremes, in order, and few of the rest", () => {
    const kept = thinned(wave, [0, wave.length - 1]);
    assert.ok(kept.length < 5000);
    assert.equal(kept[0], wave[0]);
    assert.equal(kept[kept.length - 1], wave[wave.length - 1]);
    assert.deepEqual(extent(kept.map(({ y }) => y)), extent(wave.map(({ y }) => y)));
    assert.ok(kept.every(({ x }, i) => i === 0 || x > kept[i - 1].x));
  });
  it("leaves a line of few points as it is", () => {
    assert.equal(thinned(wave.slice(0, 4000), [0, 4000]).length, 4000);
  });
  it("draws points that stand in one place, or go back", () => {
    assert.ok(thinned(wave.map(({ y }) => ({ x: 1, y })), [1, 1]).length <= 4); // biome-ignore format: a line
    assert.ok(thinned([...wave, ...[...wave].reverse()], [0, wave.length]).length < 10_000);
  });
});

describe("shortPath(path, pixel)", () => {
  it("leaves out short steps and keeps both ends", () => {
    const path = Array.from({ length: 100 }, (_, i) => [i / 10, 0]);
    const kept = shortPath(path, 1);
    assert.ok(kept.length <= 12);
    assert.deepEqual([kept[0], kept[kept.length - 1]], [[0, 0], [9.9, 0]]); // biome-ignore format: points
    assert.deepEqual(shortPath([[1, 1]], 1), [[1, 1]]);
  });
});

describe("straightened(path, pixel)", () => {
  it("keeps corners and ends, and leaves out what lies between them", () => {
    const path = [[0, 0], [1, 0], [2, 0.01], [3, 0], [3, 3], [0, 0]]; // biome-ignore format: points
    assert.deepEqual(straightened(path, 0.1), [[0, 0], [3, 0], [3, 3], [0, 0]]); // biome-ignore format: points
    assert.deepEqual(straightened([[1, 1]], 1), [[1, 1]]);
  });
});

describe("distinct(points, pixel)", () => {
  it("keeps the first of those on one pixel", () => {
    assert.deepEqual(
      distinct([1, 1.2, 2], (x) => [x, 0]),
      [1, 2],
    );
  });
});

describe("uncrowded(things, boxOf)", () => {
  it("keeps those whose boxes cover no earlier one", () => {
    const box = (x: number) => ({ x, y: 0, width: 10, height: 10 });
    assert.deepEqual(uncrowded([0, 5, 10, 25], box), [0, 10, 25]);
  });
});
