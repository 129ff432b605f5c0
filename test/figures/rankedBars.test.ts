import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rankedBars } from "surprisal/figures";
import { texts } from "./drawn.ts";

describe("rankedBars(values)", () => {
  it("has the largest first, with names and numbers", () => {
    const shown = texts(rankedBars({ wind: 0.048, outlook: 0.247 }));
    assert.ok(shown.indexOf("0.247") < shown.indexOf("0.048"));
    assert.ok(shown.indexOf("outlook") < shown.indexOf("wind"));
  });
  it("breaks long names into lines and draws the forty largest of many", () => {
    assert.ok(texts(rankedBars({ "a name that is longer than fits": 1 })).includes("a name that is"));
    const many = texts(rankedBars(Array.from({ length: 100 }, (_, i) => i)));
    assert.ok(many.includes("61") && !many.includes("59"));
  });
  it("shortens what is written of a value, so that there is room for bars", () => {
    const figure = rankedBars([1, 2], { valueText: () => "a".repeat(100) });
    assert.ok(texts(figure).some((text) => /^a+…$/.test(text)));
    assert.ok(Number(figure.marginRight) < 200);
  });
  it("throws on values that cannot be drawn", () => {
    assert.throws(() => rankedBars({}), /^RangeError: there are no values/);
    assert.throws(() => rankedBars([NaN]), /^RangeError: "1" is NaN/);
  });
});
