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
  it("refuses what is no distribution, and too few names", () => {
    assert.throws(() => distributionBars([0.5, 0.4]), /p sums to 0.9/);
    assert.throws(
      () => distributionBars([0.5, 0.5], { outcomes: ["a"] }),
      /outcomes has length 1, not 2: give one name/,
    );
  });
});
