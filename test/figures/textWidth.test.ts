import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { boldWidth, shortened, textWidth, wrapped } from "../../src/figures/textWidth.ts";

describe("wrapped(texts, width)", () => {
  it("breaks at words and between ideographs, and says how far the lowest line hangs", () => {
    assert.deepEqual(wrapped(["rain", "no rain at all", "大雨傾盆"], 70), {
      names: ["rain", "no rain\nat all", "大雨傾盆"],
      drop: 16,
    });
    assert.deepEqual(wrapped(["大雨傾盆"], 40), { names: ["大雨\n傾盆"], drop: 16 });
    assert.deepEqual(wrapped(["", "indivisible"], 10), { names: ["", "indivisible"], drop: 0 });
  });
  it("takes time in proportion to a long text, and keeps its characters whole", () => {
    const long = "🧑‍🚀한".repeat(20_000);
    const { names } = wrapped([long], 180);
    assert.equal(names[0].replaceAll("\n", ""), long);
    assert.ok(textWidth(shortened(long, 180)) <= 180);
  });
});

describe("boldWidth(text)", () => {
  it("is wider than the text where that has letters and digits", () => {
    assert.equal(boldWidth("0.123"), 1.2 * textWidth("0.123"));
    assert.equal(boldWidth("빠져나감"), textWidth("빠져나감"));
    assert.equal(boldWidth("帳單 1"), textWidth("帳單 1") + 0.2 * textWidth(" 1"));
  });
});
