import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gradientDescent } from "surprisal";

describe("gradientDescent(gradient, start, { rate, steps })", () => {
  const slope = ([x, y]: number[]) => [2 * x, 4 * y];
  it("returns every point visited, the start first", () => {
    assert.deepEqual(gradientDescent(slope, [8, 8], { rate: 0.25, steps: 2 }), [
      [8, 8],
      [4, 0],
      [2, 0],
    ]);
    assert.deepEqual(gradientDescent(slope, [1, 1], { rate: 1, steps: 0 }), [[1, 1]]);
  });
  it("leaves the start as it was, even when the gradient writes into its argument", () => {
    const start = [1];
    const scribble = (point: number[]) => point.fill(5);
    const path = gradientDescent(scribble, start, { rate: 1, steps: 1 });
    assert.deepEqual([start, path], [[1], [[1], [-4]]]);
  });
  it("throws, naming the culprit", () => {
    assert.throws(() => gradientDescent(slope, [1, 1], { rate: 0, steps: 1 }), /^RangeError: rate is 0/);
    assert.throws(() => gradientDescent(slope, [1, 1], { rate: 1, steps: 0.5 }), /^RangeError: steps is 0.5/);
    assert.throws(
      () => gradientDescent(() => [1], [1, 1], { rate: 1, steps: 1 }),
      /^RangeError: gradient has 1/,
    );
  });
});
