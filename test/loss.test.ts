import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { binaryCrossEntropyLoss, crossEntropy, crossEntropyLoss, oneHot, softmax } from "surprisal";
import { distributionOver, near, seed } from "./random.ts";

const logitsOf = (n: number) =>
  fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: n, maxLength: n });
const case_ = fc
  .integer({ min: 1, max: 8 })
  .chain((n) => fc.tuple(logitsOf(n), fc.integer({ min: 0, max: n - 1 }), distributionOver(n)));
const nats = { base: Math.E };

describe("crossEntropyLoss(logits, target)", () => {
  it("is ln n for a classifier that cannot decide between n classes", () => {
    assert.equal(crossEntropyLoss([0, 0], 1), Math.LN2);
    assert.ok(near(crossEntropyLoss([3, 3, 3], 0), Math.log(3), 1e-15));
  });
  it("is the surprisal of the right class under the softmax", () => {
    fc.assert(
      fc.property(case_, ([z, c]) => near(crossEntropyLoss(z, c), -Math.log(softmax(z)[c]), 1e-10)),
      { seed },
    );
  });
  it("is the cross entropy of the target and the softmax", () => {
    fc.assert(
      fc.property(case_, ([z, , t]) =>
        near(crossEntropyLoss(z, t), crossEntropy(t, softmax(z), nats), 1e-10),
      ),
      { seed },
    );
  });
  it("is the same for a class and its one-hot distribution", () => {
    fc.assert(
      fc.property(case_, ([z, c]) => crossEntropyLoss(z, c) === crossEntropyLoss(z, oneHot(c, z.length))),
      { seed },
    );
  });
  it("has softmax − target for its gradient", () => {
    const [z, t, h] = [[0.3, -1, 2], [0.2, 0.5, 0.3], 1e-6];
    const gradient = z.map((_, i) => {
      const at = (step: number) =>
        crossEntropyLoss(
          z.map((x, j) => (i === j ? x + step : x)),
          t,
        );
      return (at(h) - at(-h)) / (2 * h);
    });
    const expected = softmax(z).map((p, i) => p - t[i]);
    assert.ok(gradient.every((g, i) => near(g, expected[i], 1e-9)));
  });
  it("is accurate where the softmax is 0 or rounds to 1", () => {
    // python -c "from mpmath import *; mp.dps=40; print(log(1+exp(-mpf(40))))"
    assert.equal(crossEntropyLoss([40, 0], 0), 4.248354255291589e-18);
    assert.equal(crossEntropyLoss([1000, -1000], 1), 2000);
    assert.equal(crossEntropyLoss([1000, -1000], 0), 0);
    assert.equal(crossEntropyLoss([-1000, 1000], [0.5, 0.5]), 1000);
    // python -c "from mpmath import *; mp.dps=400; print(nstr(log(1+exp(-mpf(690))), 17))"
    assert.ok(Math.abs(crossEntropyLoss([690, 0], 0) / 2.171738281389827e-300 - 1) <= 2 ** -52);
  });
  it("is Infinity for a class that is ruled out, if it is expected at all", () => {
    assert.equal(crossEntropyLoss([0, -Infinity], 1), Infinity);
    assert.equal(crossEntropyLoss([0, -Infinity], 0), 0);
    assert.equal(crossEntropyLoss([0, 0, -Infinity], [1 / 4, 3 / 4, 0]), Math.LN2);
    assert.equal(crossEntropyLoss([0, 0, -Infinity], [1 / 4, 1 / 2, 1 / 4]), Infinity);
    const rows = [Float32Array.of(0, -Infinity, 0), Float32Array.of(-Infinity, 0, 0)];
    assert.equal(crossEntropyLoss(rows, [0, 1]), Math.LN2);
    assert.equal(crossEntropyLoss(rows, [0, 0]), Infinity);
  });
  it("is 0, not −0, when there is only one class", () => {
    assert.ok(Object.is(crossEntropyLoss([5], 0), 0));
    assert.ok(Object.is(crossEntropyLoss([5], [1]), 0));
  });
  it("is the mean over rows of logits, with classes or distributions", () => {
    const rows = [
      [0, 0],
      [1000, 0],
    ];
    assert.equal(crossEntropyLoss(rows, [1, 1]), (Math.LN2 + 1000) / 2);
    assert.equal(crossEntropyLoss(rows, Int32Array.of(1, 0)), Math.LN2 / 2);
    assert.equal(crossEntropyLoss([Float32Array.of(0, 0)], [[0.25, 0.75]]), Math.LN2);
    assert.equal(crossEntropyLoss(rows, [1, [0, 1]]), (Math.LN2 + 1000) / 2);
  });
  it("is finite where only what it is the mean of adds up to more than a number can hold", () => {
    const { MAX_VALUE } = Number;
    const rows = [
      [MAX_VALUE, 0],
      [MAX_VALUE, 0],
      [MAX_VALUE, 0],
    ];
    assert.equal(crossEntropyLoss(rows, [1, 1, 1]), MAX_VALUE);
    assert.equal(crossEntropyLoss([MAX_VALUE, -MAX_VALUE], [0.5, 0.5]), MAX_VALUE);
    assert.equal(crossEntropyLoss([...rows, [0, -Infinity]], [1, 1, 1, 1]), Infinity);
  });
  it("throws, naming the culprit, on what are not logits", () => {
    const refuses = (logits: unknown, target: unknown, name: string, message: string) =>
      assert.throws(() => crossEntropyLoss(logits as never, target as never), { name, message });
    refuses(
      [1, NaN],
      0,
      "RangeError",
      "logits[1] is NaN: a logit is a finite number, or -Infinity for a class that is ruled out",
    );
    const allRuledOut = "is -Infinity: give at least one class a finite logit";
    refuses([-Infinity, -Infinity], 0, "RangeError", `every one of logits ${allRuledOut}`);
    refuses([[0], [-Infinity]], [0, 0], "RangeError", `every one of logits[1] ${allRuledOut}`);
    refuses([1, "2"], 0, "TypeError", 'logits[1] is "2": give a number');
    for (const wrong of ["0", 1n, undefined, null, true, {}, NaN, Infinity])
      for (const place of [1, 2, 5, 9, 777]) {
        const logits: unknown[] = Array.from({ length: place < 10 ? 10 : 1000 }, (_, i) => i % 7);
        logits[place] = wrong;
        const culprit = new RegExp(`^(RangeError|TypeError): logits\\[${place}\\] is `);
        assert.throws(() => crossEntropyLoss(logits as never, 3), culprit);
      }
    refuses([], 0, "RangeError", "logits is empty: give one or more numbers");
    refuses(undefined, 0, "TypeError", "logits is undefined: give an array of numbers");
    refuses(
      [
        [0, 1],
        [0, Infinity],
      ],
      [0, 0],
      "RangeError",
      "logits[1][1] is Infinity: a logit is a finite number, or -Infinity for a class that is ruled out",
    );
    refuses(
      [[0, 1], [0]],
      [0, 0],
      "RangeError",
      "logits[0] has length 2 and logits[1] has length 1: give both the same",
    );
    refuses([[0, 1], 5], [0, 0], "TypeError", "logits[1] is 5: give an array of numbers");
    refuses([[0, 1], undefined], [0, 0], "TypeError", "logits[1] is undefined: give an array of numbers");
    refuses([[]], [0], "RangeError", "logits[0] is empty: give one or more numbers");
  });
  it("throws, naming the culprit, on what is not a target", () => {
    const refuses = (logits: unknown, target: unknown, name: string, message: string) =>
      assert.throws(() => crossEntropyLoss(logits as never, target as never), { name, message });
    for (const wrong of [-1, 2, 0.5, NaN, Infinity])
      refuses(
        [0, 0],
        wrong,
        "RangeError",
        `target is ${wrong}: give a class index, a whole number from 0 to 1`,
      );
    refuses([0, 0], undefined, "TypeError", "target is undefined: give a class index or a distribution");
    refuses([0, 0], "0", "TypeError", 'target is "0": give a class index or a distribution');
    refuses(
      [0, 0],
      [0.5, 0.4],
      "RangeError",
      "target sums to 0.9, not 1: use normalize() if these are weights",
    );
    refuses([0, 0], [1], "RangeError", "logits has length 2 and target has length 1: give both the same");
    refuses([[0, 0]], 0, "TypeError", "target is 0: give an array of targets, one for each row of logits");
    refuses(
      [[0, 0]],
      [0, 1],
      "RangeError",
      "logits has length 1 and target has length 2: give both the same",
    );
    refuses(
      [
        [0, 0],
        [0, 0],
      ],
      [0, 2],
      "RangeError",
      "target[1] is 2: give a class index, a whole number from 0 to 1",
    );
    refuses(
      [[0, 0]],
      [[0.5, 0.4]],
      "RangeError",
      "target[0] sums to 0.9, not 1: use normalize() if these are weights",
    );
    refuses([[0, 0]], ["0"], "TypeError", 'target[0] is "0": give a class index or a distribution');
  });
});

describe("binaryCrossEntropyLoss(logit, label)", () => {
  it("is ln 2 for an answer that cannot decide", () => {
    assert.equal(binaryCrossEntropyLoss(0, 1), Math.LN2);
    assert.equal(binaryCrossEntropyLoss(0, 0.3), Math.LN2);
  });
  it("is the cross entropy of two classes, one with logit 0", () => {
    const logit = fc.double({ min: -800, max: 800, noNaN: true });
    const label = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(logit, label, (z, y) =>
        near(binaryCrossEntropyLoss(z, y), crossEntropyLoss([0, z], [1 - y, y]), 1e-15),
      ),
      { seed },
    );
  });
  it("is the same for the opposite logit and label", () => {
    for (const z of [-800, -3, 0.1, 40])
      assert.equal(binaryCrossEntropyLoss(z, 1), binaryCrossEntropyLoss(-z, 0));
  });
  it("is accurate where the probability is 0 or rounds to 1", () => {
    assert.equal(binaryCrossEntropyLoss(-800, 1), 800);
    assert.equal(binaryCrossEntropyLoss(800, 1), 0);
    // python -c "from mpmath import *; mp.dps=60; print(log(1+exp(-mpf(46))))"
    assert.equal(binaryCrossEntropyLoss(46, 1), 1.0530617357553812e-20);
  });
  it("is 0 or Infinity for a logit of ±Infinity, certainty that is right or wrong", () => {
    for (const certainty of [Infinity, -Infinity]) {
      const [right, wrong] = certainty > 0 ? [1, 0] : [0, 1];
      assert.ok(Object.is(binaryCrossEntropyLoss(certainty, right), 0));
      assert.equal(binaryCrossEntropyLoss(certainty, wrong), Infinity);
      assert.equal(binaryCrossEntropyLoss(certainty, 0.5), Infinity);
    }
    assert.equal(binaryCrossEntropyLoss([Infinity, 0], [1, 1]), Math.LN2 / 2);
  });
  it("is the mean over arrays", () => {
    assert.equal(binaryCrossEntropyLoss([0, -800], [0, 1]), (Math.LN2 + 800) / 2);
    assert.equal(binaryCrossEntropyLoss(Float64Array.of(0), Uint8Array.of(1)), Math.LN2);
    assert.equal(binaryCrossEntropyLoss([1e308, 1e308], [0, 0]), 1e308);
    assert.equal(binaryCrossEntropyLoss([1e308, 1e308, 1e308, 0], [0, 0, 0, 0]), 0.75e308);
  });
  it("throws, naming the culprit, on what is not a logit or label", () => {
    const refuses = (logit: unknown, label: unknown, name: string, message: string) =>
      assert.throws(() => binaryCrossEntropyLoss(logit as never, label as never), { name, message });
    refuses(NaN, 1, "RangeError", "logit is NaN: give a number");
    for (const wrong of [-0.1, 1.1, NaN])
      refuses(0, wrong, "RangeError", `label is ${wrong}: a label lies between 0 (no) and 1 (yes)`);
    refuses("0", 1, "TypeError", 'logit is "0": give a number');
    refuses(0, undefined, "TypeError", "label is undefined: give a number");
    refuses(0, [1], "TypeError", "label is an array: give a number");
    refuses([0], 1, "TypeError", "label is 1: give an array of labels, one for each logit");
    refuses([0], [1, 0], "RangeError", "logit has length 1 and label has length 2: give both the same");
    refuses([], [], "RangeError", "logit is empty: give one or more numbers");
    refuses([0, NaN], [0, 0], "RangeError", "logit[1] is NaN: give a number");
    refuses([0, 0], [0, 2], "RangeError", "label[1] is 2: a label lies between 0 (no) and 1 (yes)");
  });
});
