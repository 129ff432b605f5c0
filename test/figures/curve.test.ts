import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  binaryCrossEntropyCurve,
  binaryDivergenceCurves,
  binaryEntropyCurve,
  type Figure,
  oneHotLossCurve,
  surprisalCurve,
} from "surprisal/figures";
import { probabilities } from "../../src/figures/curve.ts";

describe("probabilities(low, high)", () => {
  it("starts and ends where it is told, and rises", () => {
    const drawn = probabilities(0.1, 1);
    assert.equal(drawn[0], 0.1);
    assert.equal(drawn.at(-1), 1);
    assert.ok(drawn.every((p, i) => i === 0 || p > drawn[i - 1]));
  });
  it("has a half in the middle of 0 and 1", () => {
    const drawn = probabilities(0, 1);
    assert.equal(drawn[(drawn.length - 1) / 2], 1 / 2);
  });
});

describe("a curve", () => {
  it("refuses what is not a probability, by the name it was given", () => {
    const refuses = (message: RegExp, draw: () => Figure) => assert.throws(draw, message);
    const text = "0.5" as unknown as number;
    refuses(/^RangeError: probabilities\[1\] is 1.5: a/, () => surprisalCurve({ probabilities: [1, 1.5] }));
    refuses(/^RangeError: predictions\[0\] is -1: a/, () => oneHotLossCurve({ predictions: [-1] }));
    refuses(/^TypeError: predictions\[0\] is "0.5": give/, () => oneHotLossCurve({ predictions: [text] }));
    refuses(/^RangeError: predictions\[1\] is 2: a/, () => binaryCrossEntropyCurve({ predictions: [1, 2] }));
    refuses(/^RangeError: label is NaN: a/, () => binaryCrossEntropyCurve({ label: NaN }));
    refuses(/^RangeError: p is 2: a probability lies between 0 and 1$/, () => binaryEntropyCurve({ p: 2 }));
    refuses(/^RangeError: p is -1: a/, () => binaryDivergenceCurves({ p: -1 }));
    refuses(/^RangeError: q is 2: a probability lies between 0 and 1$/, () =>
      binaryDivergenceCurves({ q: 2 }),
    );
    refuses(/^RangeError: base is 1: give/, () => surprisalCurve({ base: 1 }));
  });
});
