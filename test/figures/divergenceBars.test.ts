import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { klDivergence } from "surprisal";
import { divergenceBars } from "surprisal/figures";
import { divergenceRows } from "../../src/figures/divergenceRows.ts";
import { svg, texts } from "./drawn.ts";

describe("divergenceBars(p, q)", () => {
  const p = [0.1, 0.2, 0.3, 0.4];
  const q = [0.25, 0.25, 0.25, 0.25];
  it("draws terms that sum to the divergence", () => {
    const sum = divergenceRows(p, q, 2).reduce((total, { term }) => total + term, 0);
    assert.ok(Math.abs(sum - klDivergence(p, q)) < 1e-15);
  });
  it("draws no term where p is 0 and an infinite one where only q is", () => {
    const terms = divergenceRows([0.5, 0.5, 0], [0.5, 0, 0.5], 2).map(({ term }) => term);
    assert.deepEqual(terms, [0, Infinity, 0]);
  });
  it("says what they sum to, with the unit", () => {
    assert.ok(texts(divergenceBars(p, q)).includes("p log(p/q), their sum is D(p‖q) = 0.154 bits"));
    assert.ok(texts(divergenceBars(p, q, { base: Math.E })).some((word) => word.endsWith("0.106 nats")));
  });
  it("labels infinity, also where bars are too narrow for other labels", () => {
    assert.ok(texts(divergenceBars([0.5, 0.5], [1, 0])).includes("∞"));
    const many = Array.from({ length: 20 }, () => 1 / 20);
    const missing = [0, 0.1, ...many.slice(2)];
    assert.ok(texts(divergenceBars(many, missing)).includes("∞"));
  });
  it("keeps the scale it is told, so that figures in a row compare", () => {
    const bars = (q: number[], options: object) => {
      const drawn = svg(divergenceBars([0.5, 0.5], q, options));
      return Array.from(drawn.matchAll(/<rect [^>]*height="([^"]+)"/g), ([, height]) => height);
    };
    const told = { highest: 1, termRange: [-1, 2] };
    assert.equal(bars([0.25, 0.75], told)[0], bars([0.1, 0.9], told)[0]);
    assert.notEqual(bars([0.25, 0.75], {})[0], bars([0.1, 0.9], {})[0]);
  });
  it("ends a term where its scale does, with its own number", () => {
    const cut = divergenceBars([0.5, 0.5], [0.25, 0.75], { termRange: [-0.01, 0.01] });
    const heights = Array.from(svg(cut).matchAll(/<rect [^>]*height="([^"]+)"/g), ([, height]) =>
      Number(height),
    );
    assert.ok(Math.max(...heights) < 250, heights.join(" "));
    assert.ok(texts(cut).includes("0.5"));
  });
  it("refuses distributions over different outcomes", () => {
    assert.throws(() => divergenceBars([1], [0.5, 0.5]), /p has length 1 and q has length 2/);
  });
  it("refuses a scale that cannot hold what it is for", () => {
    const scaled = (options: object) => () => divergenceBars([0.5, 0.5], [0.25, 0.75], options);
    assert.throws(scaled({ highest: 0 }), /^RangeError: highest is 0: give a positive number/);
    assert.throws(scaled({ highest: NaN }), /^RangeError: highest is NaN/);
    assert.throws(scaled({ highest: 0.7 }), /^RangeError: highest is 0.7: give 0.75 or more/);
    assert.throws(scaled({ termRange: [1, -1] }), /^RangeError: termRange is \[1, -1\]: give/);
    assert.throws(scaled({ termRange: [0, Infinity] }), /^RangeError: termRange\[1\] is Infinity/);
  });
});
