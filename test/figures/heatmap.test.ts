import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { heatmap } from "surprisal/figures";
import { coarser } from "../../src/figures/matrix.ts";
import { svg, texts } from "./drawn.ts";

describe("heatmap(values)", () => {
  it("labels every cell, row and column", () => {
    const shown = texts(heatmap([[1, -2]], { rows: ["a"], columns: ["x", "y"], xLabel: "X", yLabel: "Y" }));
    for (const word of ["1", "−2", "a", "x", "y", "X", "Y"]) assert.ok(shown.includes(word), word);
  });
  it("draws the means of neighbours where cells cannot be told apart", () => {
    const large = Array.from({ length: 100 }, (_, i) => Array.from({ length: 3 }, () => i));
    const cells = coarser(large, (total, count) => total / count);
    assert.equal(cells.length, 50 * 3);
    assert.equal(cells[0].value, 0.5);
    assert.equal(svg(heatmap(large)).match(/<rect /g)?.length, 150);
  });
  it("takes a scheme of colours", () => {
    const cells = svg(heatmap([[1, 2]], { color: { scheme: "viridis" } })).match(/<rect /g); // biome-ignore format: a matrix
    assert.equal(cells?.length, 2);
  });
  it("writes numbers that can be read on any colours", () => {
    const numbers = (color: object) => svg(heatmap([[1, 2]], { color })).match(/<g aria-label="text"[^>]*>/)?.[0] ?? ""; // biome-ignore format: a matrix
    assert.match(numbers({ scheme: "viridis" }), /stroke="white"/);
    assert.doesNotMatch(numbers({}), /stroke/);
  });
  it("has its legend above the names of its columns", () => {
    const drawn = svg(heatmap([[1, 2]], { columns: ["left", "right"], color: { legend: true } }));
    const heightOf = (text: string) => Number(drawn.match(`<text[^>]*,([\\d.]+)\\)"[^>]*>${text}<`)?.[1]);
    const lowered = Number(
      drawn.match(/<g aria-label="text"[^>]*translate\([\d.]+,(-[\d.]+)\)"[^>]*><text[^>]*>0.5</)?.[1],
    );
    assert.ok(heightOf("0.5") + lowered < heightOf("left") - 20);
  });
  it("throws on rows of unequal length, entries that are not finite, and too few names", () => {
    assert.throws(() => heatmap([[1], [1, 2]]), /^RangeError: values\[1\] has length 2, values\[0\] 1/);
    assert.throws(() => heatmap([[Infinity]]), /^RangeError: values\[0\]\[0\] is Infinity/);
    assert.throws(() => heatmap([]), /^RangeError: values is empty/);
    assert.throws(() => heatmap([[1]], { rows: [] }), /rows/);
  });
});
