import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { distributionBars } from "surprisal/figures";
import { texts } from "./drawn.ts";

describe("distributionBars(p)", () => {
  it("labels every bar with its probability and its outcome", () => {
    const shown = texts(distributionBars([0.7, 0.2, 0.1], { outcomes: ["sun", "rain", "snow"] }));
    for (const word of ["0.7", "0.2", "0.1", "sun", "rain", "snow"]) assert.ok(shown.includes(word), word);
  });
  it("keeps outcomes of the same name apart", () => {
    const shown = texts(distributionBars([0.5, 0.5], { outcomes: ["a", "a"] }));
    assert.equal(shown.filter((word) => word === "a").length, 2);
  });
  it("takes typed arrays", () => {
    assert.ok(texts(distributionBars(Float32Array.of(0.25, 0.75))).includes("0.75"));
  });
  it("writes probabilities as it is told", () => {
    const shown = texts(distributionBars([0.59, 0.4076, 0.0024], { valueText: (value) => value.toFixed(3) }));
    for (const text of ["0.590", "0.408", "0.002"]) assert.ok(shown.includes(text), text);
  });
  it("writes none where a bold number is wider than its bar's place", () => {
    const shown = texts(distributionBars([0.123, 0.077, ...Array.from({ length: 9 }, () => 0.8 / 9)]));
    assert.ok(!shown.includes("0.123"));
  });
  it("refuses what is not a distribution, and too few names", () => {
    assert.throws(() => distributionBars([0.5, 0.4]), /p sums to 0.9/);
    assert.throws(
      () => distributionBars([0.5, 0.5], { outcomes: ["a"] }),
      /outcomes has length 1, not 2: give one name/,
    );
  });
});
