import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scoreBars } from "surprisal/figures";
import { scoreTable } from "../../src/figures/scoreBars.ts";
import { texts } from "./drawn.ts";

describe("scoreBars(forecasts, happened)", () => {
  it("has the mean of both prices", () => {
    const [half, sure] = scoreTable({ half: [0.5, 0.5], sure: [1, 1] }, [1, 0], 2);
    assert.deepEqual([half.surprise, half.squared], [1, 0.25]);
    assert.deepEqual([sure.surprise, sure.squared], [Infinity, 0.5]);
  });
  it("names forecasters and prices, and writes their means", () => {
    const shown = texts(
      scoreBars({ 你: [0.5], "always sure": [0] }, [1], { logLabel: "bits", squaredLabel: "squares" }),
    );
    for (const word of ["你", "always sure", "bits", "squares", "1", "0.25", "∞"])
      assert.ok(shown.includes(word), word);
  });
  it("throws on what are no forecasts", () => {
    assert.throws(() => scoreBars({}, [1]), /^RangeError: there are no forecasts/);
    assert.throws(() => scoreBars({ a: [0.5] }, [1, 0]), /^RangeError: "a" has length 1, not 2/);
    assert.throws(() => scoreBars({ a: [2] }, [1]), /^RangeError: "a"\[0\] is 2/);
    assert.throws(() => scoreBars({ a: [0.5] }, [0.5]), /^RangeError: happened\[0\] is 0.5: give 1 if/);
  });
});
