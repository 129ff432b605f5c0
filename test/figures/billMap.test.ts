import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { billMap, type Figure } from "surprisal/figures";
import { svg } from "../../src/figures/picture.ts";
import { boxesOf } from "./drawn.ts";

const texts = (figure: Figure) => Array.from(svg(figure).matchAll(/>([^<>]+)<\/text>/g), ([, text]) => text);
const p = [0.5, 0.25, 0.25];
const q = [0.25, 0.25, 0.5];

describe("billMap(p, q, options)", () => {
  it("writes the bill and its two parts beside the triangle", () => {
    const written = texts(billMap(p, q, { outcomes: ["cat", "dog", "owl"] }));
    for (const text of ["p", "q", "cat", "H(p)", "1.5", "D(p‖q)", "0.25", "H(p, q) = 1.75 bits"])
      assert.ok(written.includes(text), text);
  });
  it("writes them in the reader's words", () => {
    const figure = billMap(p, q, {
      pLabel: "truth",
      qLabel: "guess",
      entropyLabel: "floor",
      wasteLabel: "waste",
      totalText: (total) => `bill ${total}`,
      valueText: (value) => value.toFixed(4),
    });
    for (const text of ["truth", "guess", "floor", "1.5000", "waste", "0.2500", "bill 1.75"])
      assert.ok(texts(figure).includes(text), text);
  });
  it("draws an infinite bill, open at the top", () => {
    const figure = billMap(p, [0, 0.5, 0.5]);
    assert.ok(texts(figure).includes("∞") && texts(figure).includes("H(p, q) = ∞ bits"));
    assert.doesNotMatch(svg(figure), /NaN|Infinity/);
  });
  it("keeps its level lines and their values where they are when q moves", () => {
    const levels = (q: number[]) => svg(billMap(p, q)).match(/<g[^>]*stroke="#777"[^>]*>.*?<\/g>/g) ?? [];
    assert.ok(levels(q).length > 3);
    assert.deepEqual(levels(q), levels([0.1, 0.1, 0.8]));
  });
  it("measures in the unit it is told", () => {
    assert.ok(billMap(p, q, { base: Math.E }).ariaDescription.includes("1.213 nats"));
  });
  it("throws on other than three outcomes", () => {
    assert.throws(() => billMap([0.5, 0.5], [0.5, 0.5]), /^RangeError: .* has length 2/);
  });
  it("writes the prediction's name where no name of a corner stands", () => {
    const outcomes = ["cat", "dog", "owl"];
    for (const [q, qLabel] of [
      [[1, 0, 0], "q"],
      [[0, 1, 0], "q"],
      [[0.98, 0.02, 0], "q"],
      [[1, 0, 0], "my own prediction"],
    ] as const) {
      const boxes = boxesOf(billMap(p, [...q], { outcomes, qLabel }));
      const [name] = boxes.filter(({ text }) => text === qLabel);
      assert.ok(name !== undefined && name.x - name.width / 2 > 0 && name.x + name.width / 2 < 640);
      for (const corner of boxes.filter(({ text }) => outcomes.includes(text)))
        assert.ok(
          Math.abs(name.x - corner.x) > (name.width + corner.width) / 2 || Math.abs(name.y - corner.y) > 14,
          `${qLabel} at ${q}`,
        );
    }
  });
});
