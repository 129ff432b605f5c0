import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { histogram } from "surprisal/figures";
import { histogramRows } from "../../src/figures/histogram.ts";
import { drawn } from "../../src/figures/picture.ts";

const counts = (...args: Parameters<typeof histogramRows>) =>
  histogramRows(...args).map(({ count }) => count);

describe("histogram(values)", () => {
  it("counts every value once, the largest in the last interval", () => {
    assert.deepEqual(counts([0, 1, 2, 3, 4], 2), [2, 3]);
    assert.deepEqual(counts([0, 0.1, 0.2, 0.3], 3, [0, 0.3]), [1, 1, 2]);
  });
  it("leaves out what lies outside the range, and draws a constant", () => {
    assert.deepEqual(counts([-1, 0.5, 9], 2, [0, 1]), [0, 1]);
    assert.deepEqual(counts([7, 7], 3), [2, 0, 0]);
    assert.deepEqual(counts([-1e308, 1e308], 2), [1, 1]);
    assert.deepEqual(counts([0, 5e-324], 3), [1, 1, 0]);
  });
  it("draws no bar where no value lies in the range", () => {
    assert.deepEqual(
      Array.from(drawn(histogram([1, 2], { range: [5, 6] })).scale("y")?.domain ?? []),
      [0, 1],
    );
  });
  it("throws on wrong values, bins and ranges", () => {
    assert.throws(() => histogram([]), /^RangeError: values is empty/);
    assert.throws(() => histogram([1, NaN]), /^RangeError: values\[1\] is NaN/);
    assert.throws(() => histogram([1], { bins: 0 }), /^RangeError: bins is 0/);
    assert.throws(() => histogram([1], { range: [1, 0] }), /^RangeError: range is \[1, 0\]/);
    assert.throws(() => histogram([1], { range: [0, Infinity] }), /^RangeError: range\[1\] is Infinity/);
    assert.throws(() => histogram([1], { range: 1 as never }), /^TypeError: range is 1: give/);
  });
});
