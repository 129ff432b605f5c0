import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scoreCurves } from "surprisal/figures";
import { scoreRows } from "../../src/figures/scoreCurves.ts";
import { texts } from "./drawn.ts";

describe("scoreCurves()", () => {
  it("prices certainty that comes true at nothing, and that fails at ∞ and at 1", () => {
    assert.deepEqual(scoreRows([1, 0.5, 0], 2), [
      { x: 1, surprise: 0, squared: 0 },
      { x: 0.5, surprise: 1, squared: 0.25 },
      { x: 0, surprise: Infinity, squared: 1 },
    ]);
  });
  it("marks forecasts on both curves, named by the reader", () => {
    const shown = texts(scoreCurves({ chances: [0.1], logLabel: "log score", squaredLabel: "Brier" }));
    for (const word of ["3.322", "0.81", "log score", "Brier"]) assert.ok(shown.includes(word), word);
  });
  it("throws on what is no chance", () => {
    assert.throws(() => scoreCurves({ chances: [1.5] }), /^RangeError: chances\[0\] is 1.5/);
  });
});
