import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { surprisal } from "surprisal";
import { surprisalCurve } from "surprisal/figures";
import { surprisalRows } from "../../src/figures/surprisalCurve.ts";
import { label, texts } from "./drawn.ts";

describe("surprisalCurve()", () => {
  it("draws the surprisal", () => {
    assert.deepEqual(surprisalRows([1, 1 / 8, 0], 2), [
      { x: 1, y: surprisal(1) },
      { x: 1 / 8, y: 3 },
      { x: 0, y: Infinity },
    ]);
  });
  it("shows that each halving costs one more bit", () => {
    const shown = texts(surprisalCurve());
    for (const amount of ["1 bit", "2 bits", "3 bits"]) assert.ok(shown.includes(amount), amount);
  });
  it("marks the impossible, at infinity", () => {
    assert.ok(texts(surprisalCurve({ probabilities: [0] })).includes("∞ bits"));
  });
  it("names its unit", () => {
    assert.match(label(surprisalCurve(), "y") ?? "", /\(bits\)/);
    assert.match(label(surprisalCurve({ base: Math.E }), "y") ?? "", /\(nats\)/);
    assert.match(label(surprisalCurve({ base: 10 }), "y") ?? "", /\(hartleys\)/);
    assert.match(label(surprisalCurve({ base: 3 }), "y") ?? "", /\(units of log 3\)/);
  });
});
