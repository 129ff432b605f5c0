import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { klDivergence } from "surprisal";
import { evidenceChart } from "surprisal/figures";
import { evidenceRows } from "../../src/figures/evidenceChart.ts";
import { label, svg, texts } from "./drawn.ts";

const [p, q] = [[0.5, 0.5], [0.25, 0.75]]; // biome-ignore format: a pair

describe("evidenceChart(outcomes, p, q)", () => {
  it("adds log(p/q) outcome by outcome, from 0", () => {
    const sums = evidenceRows([0, 0, 1], p, q, 2).map(({ y }) => y);
    assert.deepEqual(sums.slice(0, 3), [0, 1, 2]);
    assert.ok(Math.abs(sums[3] - (2 + Math.log2(2 / 3))) < 1e-15);
  });
  it("grows by D(p‖q) an outcome where outcomes are as frequent as p says", () => {
    const outcomes = Array.from({ length: 1000 }, (_, i) => i % 2);
    const [last] = evidenceRows(outcomes, p, q, 2).slice(-1);
    assert.ok(Math.abs(last.y / 1000 - klDivergence(p, q)) < 1e-12);
  });
  it("is infinite from the outcome on that one of them rules out", () => {
    assert.deepEqual(evidenceRows([1, 0], [1, 0], [0.5, 0.5], 2).map(({ y }) => y), [0, -Infinity, -Infinity]); // biome-ignore format: a line
    assert.ok(texts(evidenceChart([0], [0.5, 0.5], [0, 1])).includes("∞ bits"));
  });
  it("expects what is infinite at the top of the picture", () => {
    const [, x, bottom, top] = svg(evidenceChart([0], [0.5, 0.5], [1, 0])).match(/dasharray="9 4"[^>]*><path d="M(\d+),([\d.]+)L\1,([\d.]+)L/) ?? []; // biome-ignore format: a line
    assert.ok(x === "60" && Number(top) < Number(bottom));
  });
  it("says what has come in, what is expected, and what decides", () => {
    const shown = texts(evidenceChart([0, 0], p, q, { length: 10, decided: { value: 6, label: "64 : 1" } }));
    for (const word of ["2 bits", "D(p‖q) = 0.208 each", "64 : 1", "10"])
      assert.ok(shown.includes(word), word);
    assert.match(label(evidenceChart([], p, q, { base: Math.E }), "y") ?? "", /\(nats\)/);
  });
  it("draws no evidence yet", () => {
    assert.doesNotMatch(svg(evidenceChart([], p, q)), /NaN/);
  });
  it("throws on wrong outcomes, and on those that are no evidence", () => {
    assert.throws(() => evidenceChart([2], p, q), /^RangeError: outcomes\[0\] is 2: give the index .*0 to 1/);
    assert.throws(() => evidenceChart([0.5], p, q), RangeError);
    assert.throws(() => evidenceChart(null as never, p, q), /^TypeError: outcomes is null: give/);
    assert.throws(() => evidenceChart([1], [1, 0], [1, 0]), /which neither p nor q allows/);
    assert.throws(() => evidenceChart([0, 1], [1, 0], [0, 1]), /rule out both p and q/);
  });
});
