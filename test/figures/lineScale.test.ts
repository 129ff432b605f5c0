import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lineScale, logTicks } from "../../src/figures/lineScale.ts";

const scale = (values: number[], options: object = {}) =>
  lineScale(values, { logarithmic: false, zero: true, domain: undefined, ...options });

describe("lineScale(values, options)", () => {
  it("begins at 0, or where the values do", () => {
    assert.equal(scale([1.3, 1.4]).bottom, 0);
    assert.equal(scale([1.3, 1.4], { zero: false }).bottom, 1.3);
    assert.equal(scale([-1, 1]).bottom, -1);
  });
  it("begins at a round number below the values if it is logarithmic", () => {
    assert.equal(scale([39, 10_265], { logarithmic: true }).bottom, 30);
    assert.equal(scale([0.25], { logarithmic: true }).bottom, 0.1);
  });
  it("holds numbers of a descent that diverges, its labels as short as they are drawn", () => {
    const far = scale([1e300, -2e300, 1e308, -1e308]);
    assert.deepEqual([far.bottom, far.top], [-2e300, 1e300]);
    assert.ok(!far.drawable(-1e308) && far.share(0) > 0.6);
    assert.equal(far.tickLabel(1e300), "10³⁰⁰");
  });
  it("has the smallest numbers on its edge if it is logarithmic", () => {
    const near = scale([5e-324, 0.2, 3], { logarithmic: true });
    assert.ok(!near.drawable(5e-324));
    assert.deepEqual([near.bottom, near.top], [0.1, 3]);
  });
  it("is as the reader tells it", () => {
    const told = scale([1, 2], { domain: [0.5, 4] });
    assert.deepEqual([told.bottom, told.top], [0.5, 4]);
    assert.equal(told.share(told.height(0.3)), 0.3);
  });
});

describe("logTicks(low, high)", () => {
  it("has enough ticks, and not too many, over any range", () => {
    assert.deepEqual(logTicks(30, 10_265), [30, 100, 300, 1000, 3000, 10_000]);
    assert.deepEqual(logTicks(1, 10), [1, 2, 5, 10]);
    assert.ok(logTicks(1e-12, 1e12).length <= 9);
    assert.deepEqual(logTicks(6, 8), [6, 8]);
    assert.deepEqual(logTicks(1, 1.2), [1, 1.2]);
  });
});
