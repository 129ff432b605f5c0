import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { oneHotLossCurve } from "surprisal/figures";
import { label, texts } from "./drawn.ts";

describe("oneHotLossCurve()", () => {
  it("marks the predictions of the true class with their losses", () => {
    const shown = texts(oneHotLossCurve({ predictions: [0, 0.05, 0.2, 0.8, 1] }));
    for (const loss of ["∞", "4.322", "2.322", "0.322", "0"]) assert.ok(shown.includes(loss), loss);
  });
  it("is in nats when told", () => {
    const figure = oneHotLossCurve({ base: Math.E, predictions: [1 / 2] });
    assert.ok(texts(figure).includes("0.693"));
    assert.match(label(figure, "y") ?? "", /\(nats\)/);
  });
});
