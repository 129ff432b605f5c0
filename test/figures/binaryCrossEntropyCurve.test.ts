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
});
