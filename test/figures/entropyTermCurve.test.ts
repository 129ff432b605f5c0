import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { entropyTermCurve } from "surprisal/figures";
import { probabilities } from "../../src/figures/curve.ts";
import { entropyTermRows } from "../../src/figures/entropyTermCurve.ts";
import { texts } from "./drawn.ts";

describe("entropyTermCurve()", () => {
  it("draws 0 at both ends and nothing above its maximum, at 1/e", () => {
    const rows = entropyTermRows(probabilities(0, 1), 2);
    const [maximum] = entropyTermRows([1 / Math.E], 2);
    assert.equal(rows[0].y, 0);
    assert.equal(rows.at(-1)?.y, 0);
    assert.ok(rows.every(({ y }) => y <= maximum.y));
    assert.equal(maximum.y.toFixed(5), "0.53074");
  });
  it("marks the maximum", () => {
    assert.ok(texts(entropyTermCurve()).includes("0.531 bits at p = 1/e ≈ 0.368"));
    assert.ok(texts(entropyTermCurve({ base: Math.E })).includes("0.368 nats at p = 1/e ≈ 0.368"));
  });
});
