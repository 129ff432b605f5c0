import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { entropy } from "surprisal";
import { binaryEntropyCurve } from "surprisal/figures";
import { binaryEntropyRows } from "../../src/figures/binaryEntropyCurve.ts";
import { numberLabel } from "../../src/figures/labels.ts";
import { texts } from "./drawn.ts";

describe("binaryEntropyCurve()", () => {
  it("draws the entropy of a coin, least when it is certain and 1 bit when it is fair", () => {
    assert.deepEqual(binaryEntropyRows([0, 1 / 2, 1], 2), [
      { x: 0, y: 0 },
      { x: 1 / 2, y: 1 },
      { x: 1, y: 0 },
    ]);
  });
  it("marks the coin it is told", () => {
    assert.ok(texts(binaryEntropyCurve()).includes("1 bit at p = 0.5"));
    assert.ok(
      texts(binaryEntropyCurve({ p: 0.1 })).includes(`${numberLabel(entropy([0.1, 0.9]))} bits at p = 0.1`),
    );
  });
});
