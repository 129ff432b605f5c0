import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { klDivergence } from "surprisal";
import { binaryDivergenceCurves } from "surprisal/figures";
import { binaryDivergenceRows } from "../../src/figures/binaryDivergenceCurves.ts";
import { texts } from "./drawn.ts";

describe("binaryDivergenceCurves()", () => {
  it("draws both divergences, which are 0 where q is p", () => {
    const [at, beyond] = binaryDivergenceRows([0.3, 0.9], 0.3, 2);
    assert.deepEqual(at, { x: 0.3, forward: 0, reverse: 0 });
    assert.equal(beyond.forward, klDivergence([0.3, 0.7], [0.9, 1 - 0.9]));
    assert.equal(beyond.reverse, klDivergence([0.9, 1 - 0.9], [0.3, 0.7]));
  });
  it("says what they are at q", () => {
    const shown = texts(binaryDivergenceCurves({ p: 0.3, q: 0.7, base: Math.E }));
    assert.ok(shown.includes("D(p‖q) = 0.339 nats") && shown.includes("D(q‖p) = 0.339 nats"));
  });
  it("says it in the reader's words", () => {
    const shown = texts(
      binaryDivergenceCurves({ p: 0.5, q: 1, pointLabel: (q, bits) => `${bits} bit @ ${q}` }),
    );
    assert.ok(shown.includes("D(q‖p) = 1 bit @ 1"));
  });
  it("knows when only one is infinite", () => {
    const shown = texts(binaryDivergenceCurves({ p: 0.5, q: 1 }));
    assert.ok(shown.includes("D(p‖q) = ∞ bits") && shown.includes("D(q‖p) = 1 bit"));
  });
  it("draws a certain p, which has one divergence infinite nearly everywhere", () => {
    assert.ok(texts(binaryDivergenceCurves({ p: 1, q: 0.5 })).includes("D(q‖p) = ∞ bits"));
  });
});
