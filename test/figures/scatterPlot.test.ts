import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scatterPlot } from "surprisal/figures";
import { svg, texts } from "./drawn.ts";

describe("scatterPlot(points)", () => {
  it("draws each point, those on one pixel once", () => {
    const drawn = (points: number[][]) => svg(scatterPlot(points)).match(/<circle /g)?.length;
    assert.equal(drawn([[0, 0], [1, 1], [0.5, 0.2]]), 3); // biome-ignore format: pairs
    assert.equal(drawn([[0, 0], [1, 1], [1, 1 - 1e-9]]), 2); // biome-ignore format: pairs
  });
  it("names the diagonal, where both axes have it", () => {
    assert.ok(texts(scatterPlot([[0, 0], [1, 1]], { diagonal: "x = y" })).includes("x = y")); // biome-ignore format: pairs
    assert.ok(!texts(scatterPlot([[0, 5], [1, 6]], { diagonal: "x = y" })).includes("x = y")); // biome-ignore format: pairs
  });
  it("throws on points that are none", () => {
    assert.throws(() => scatterPlot([]), /^RangeError: points is empty/);
    assert.throws(() => scatterPlot([[1, NaN]]), /^RangeError: points\[0\]\[1\] is NaN/);
    assert.throws(() => scatterPlot([[1]]), /^TypeError: points\[0\]\[1\] is undefined/);
  });
});
