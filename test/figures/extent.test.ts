import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extent } from "../../src/figures/extent.ts";

describe("extent(values)", () => {
  it("is the least and the largest, of any number of values", () => {
    assert.deepEqual(extent([3, -1, 2]), [-1, 3]);
    assert.deepEqual(extent(Array.from({ length: 500_000 }, (_, i) => i)), [0, 499_999]);
  });
  it("passes over NaN, and has none of nothing", () => {
    assert.deepEqual(extent([NaN, 1]), [1, 1]);
    assert.deepEqual(extent([]), [Infinity, -Infinity]);
  });
});
