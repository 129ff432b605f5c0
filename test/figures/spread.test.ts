import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { spread } from "../../src/figures/spread.ts";

describe("spread(wanted, gap)", () => {
  it("leaves heights that are far enough apart", () => {
    assert.deepEqual(spread([0.9, 0.1, 0.5], 0.2), [0.9, 0.1, 0.5]);
  });
  it("moves apart those that are not, within the picture and in order", () => {
    const placed = spread([0, 0, 0.05, 1, 1], 0.1);
    const rising = [...placed].sort((a, b) => a - b);
    assert.ok(rising.every((height, i) => i === 0 || height - rising[i - 1] > 0.0999));
    assert.ok(rising[0] >= 0 && rising[4] <= 1);
    assert.ok(placed[2] > placed[0] && placed[2] < placed[3]);
  });
});
