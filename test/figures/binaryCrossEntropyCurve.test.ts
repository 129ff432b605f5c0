import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crossEntropy } from "surprisal";
import { binaryCrossEntropyCurve } from "surprisal/figures";
import { binaryCrossEntropyRows } from "../../src/figures/binaryCrossEntropyCurve.ts";
import { svg, texts } from "./drawn.ts";

describe("binaryCrossEntropyCurve()", () => {
  it("draws the cross entropy of the label and the prediction", () => {
    const [row] = binaryCrossEntropyRows([0.1], 0.3, Math.E);
    assert.equal(row.y, crossEntropy([0.3, 0.7], [0.1, 0.9], { base: Math.E }));
  });
  it("marks the predictions with their cross entropies", () => {
    const shown = texts(binaryCrossEntropyCurve({ predictions: [0.1, 0.5, 0.9, 1] }));
    for (const loss of ["3.322", "1", "0.152", "0"]) assert.ok(shown.includes(loss), loss);
  });
  it("marks what the label rules out, at infinity", () => {
    assert.ok(texts(binaryCrossEntropyCurve({ label: 0, predictions: [1] })).includes("∞"));
    assert.ok(texts(binaryCrossEntropyCurve({ label: 0.3, predictions: [0] })).includes("∞"));
    assert.ok(!texts(binaryCrossEntropyCurve({ label: 1, predictions: [1] })).includes("∞"));
  });
  it("takes soft labels however near to 0 or 1", () => {
    for (const label of [1e-9, 0.01, 0.99, 1 - 1e-9]) {
      assert.doesNotMatch(svg(binaryCrossEntropyCurve({ label })), /NaN|Infinity/);
    }
  });
  it("writes what a single prediction wastes under its cross entropy, and nothing where nothing is wasted", () => {
    const shown = (q: number) => texts(binaryCrossEntropyCurve({ label: 0.5, predictions: [q] })).join(" ");
    assert.match(shown(0.9), /1\.737 D\(p‖q\) = 0\.737/);
    assert.doesNotMatch(shown(0.5), /D\(p‖q\)/);
  });
  it("keeps the text of a prediction off the curve, left of it on the right branch and right of it on the left", () => {
    const anchors = (q: number) => svg(binaryCrossEntropyCurve({ label: 0.5, predictions: [q], top: 4 }));
    assert.match(
      anchors(0.9),
      /text-anchor="end"[^>]*font-weight="bold"|font-weight="bold"[^>]*text-anchor="end"/,
    );
    assert.doesNotMatch(
      anchors(0.1),
      /text-anchor="end"[^>]*font-weight="bold"|font-weight="bold"[^>]*text-anchor="end"/,
    );
  });
  it("throws on a top that no part of the curve reaches down to", () => {
    const low = () => binaryCrossEntropyCurve({ label: 0.5, top: 0.1 });
    assert.throws(low, /^RangeError: top is 0.1: give more than 1, the entropy of the label$/);
  });
});
