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
  it("has 0, not −0, on its path, and takes any list of numbers", () => {
    const path = gradientDescent(([x]) => [x], Float32Array.of(-0), { rate: 1, steps: 1 });
    assert.ok(path.flat().every((x) => Object.is(x, 0)));
    assert.deepEqual(
      gradientDescent(() => ({ length: 1, 0: 1 }), { length: 1, 0: 3 }, { rate: 1, steps: 1 }),
      [[3], [2]],
    );
  });
  it("passes infinity on the way, where a climb has no top", () => {
    const path = gradientDescent(() => [-1e308], [0], { rate: 1, steps: 3 });
    assert.deepEqual(path, [[0], [1e308], [Infinity], [Infinity]]);
  });
  it("throws, naming the culprit", () => {
    const refuses = (message: RegExp, gradient: unknown, start: unknown, rate: unknown, steps: unknown) =>
      assert.throws(() => Reflect.apply(gradientDescent, null, [gradient, start, { rate, steps }]), message);
    refuses(/^RangeError: rate is 0: give a positive number/, slope, [1, 1], 0, 1);
    refuses(/^TypeError: rate is "0.1": give a number/, slope, [1, 1], "0.1", 1);
    refuses(/^RangeError: steps is 0.5: give a whole number/, slope, [1, 1], 1, 0.5);
    refuses(/^RangeError: steps is -1: give a whole number/, slope, [1, 1], 1, -1);
    refuses(/^TypeError: steps is undefined: give a number/, slope, [1, 1], 1, undefined);
    refuses(
      /^RangeError: steps is 1000000000, which makes 10000000010 numbers: give less/,
      slope,
      [1, 1],
      1,
      1e9,
    );
    refuses(/^TypeError: gradient is "x": give a function that takes a point/, "x", [1], 1, 0);
    refuses(/^TypeError: start is 1: give an array of numbers/, slope, 1, 1, 1);
    refuses(/^RangeError: start\[1\] is NaN: give the coordinates of a point/, slope, [1, NaN], 1, 1);
    refuses(/^TypeError: start\[1\] is "1": give a number/, slope, [1, "1"], 1, 1);
    refuses(/^RangeError: gradient\(point\) has length 1 and point has length 2/, () => [1], [1, 1], 1, 1);
    refuses(/^TypeError: gradient\(point\) is undefined: give an array/, () => undefined, [1], 1, 1);
    refuses(/^TypeError: gradient\(point\)\[0\] is an array: give a number/, () => [[1]], [1], 1, 1);
  });
  it("throws on wrong options", () => {
    for (const options of [undefined, null, 0.1, [0.1, 5]])
      assert.throws(
        () => gradientDescent(slope, [1, 1], options as never),
        /^TypeError: options is .*: give an object, such as \{ rate: 0.1, steps: 100 \}$/,
      );
  });
  it("throws rather than go on from NaN, where steps are too long or a slope is not a number", () => {
    assert.throws(
      () => gradientDescent(slope, [1, 1], { rate: 1e200, steps: 9 }),
      /^RangeError: step 3 leads from Infinity with slope Infinity to NaN: give a smaller rate/,
    );
    assert.throws(
      () => gradientDescent(() => [NaN], [5], { rate: 1, steps: 1 }),
      /^RangeError: step 1 leads/,
    );
  });
});
