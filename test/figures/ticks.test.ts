import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as Plot from "@observablehq/plot";
import {
  barChart,
  billBars,
  densityCurves,
  type Figure,
  histogram,
  paper,
  rankedBars,
} from "surprisal/figures";
import { drawn } from "../../src/figures/picture.ts";
import { textWidth } from "../../src/figures/textWidth.ts";
import { tickLabels } from "../../src/figures/ticks.ts";
import { texts } from "./drawn.ts";

const written = (...values: [number, number]) => values.map(tickLabels(...values));

describe("tickLabels(low, high)", () => {
  it("writes numbers in full, with as many decimals as tell neighbours apart", () => {
    assert.deepEqual(written(0, 3), ["0.0", "3.0"]);
    assert.deepEqual(written(-20_000_000, 0), ["−20,000,000", "0"]);
    assert.equal(written(1, 1 + 1e-14)[0].length, "1.".length + 15);
  });
  it("writes very large and very small ones with powers of ten", () => {
    assert.deepEqual([1e-9, 1.5e-9, 0].map(tickLabels(0, 2e-9)), ["10⁻⁹", "1.5·10⁻⁹", "0"]);
    assert.deepEqual([-1e300, 5e299].map(tickLabels(-1e300, 1e300)), ["−10³⁰⁰", "5·10²⁹⁹"]);
  });
  it("has an answer for the closest numbers there are, and the farthest", () => {
    assert.deepEqual(written(0, 5e-324), ["0", "5·10⁻³²⁴"]);
    assert.deepEqual(written(-1e308, 1e308), ["−10³⁰⁸", "10³⁰⁸"]);
  });
});

describe("the numbers beside an axis", () => {
  const leftOf = (figure: Figure) => Number(Array.from(drawn(figure).scale("x")?.range ?? [])[0]);
  it("have room, however long they are", () => {
    assert.equal(leftOf(barChart([1, 2])), 60);
    assert.ok(leftOf(barChart([1e7, 2e7])) > textWidth("20,000,000"));
    for (const figure of [barChart([1e-9, 2e-9]), billBars([1 - 1e-12, 1e-12], { q: [1, 0] })]) {
      const shown = texts(figure).filter((text) => text.startsWith("0.000"));
      assert.deepEqual(shown, []);
    }
  });
  it("do not touch each other", () => {
    const values = Array.from({ length: 100 }, (_, i) => 1e9 + i);
    const shown = texts(histogram(values)).filter((text) => text.startsWith("1,000,000"));
    assert.ok(shown.length >= 2 && shown.length <= 4, shown.join(" "));
    assert.ok(texts(rankedBars([1e-9, 2e-9])).includes("5·10⁻¹⁰"));
  });
  it("are the only one where a scale has but one", () => {
    assert.ok(texts(densityCurves([7], { P: [1] })).includes("7"));
  });
  it("stay as they are in facets", () => {
    const points = Array.from({ length: 30 }, (_, i) => ({ x: i, z: i % 3 }));
    const facets = { ...paper, ariaDescription: "points", marks: [Plot.dotX(points, { x: "x", fx: "z" })] };
    assert.equal(texts(facets).filter((text) => text === "10").length, 3);
  });
  it("are as the reader tells them", () => {
    const told = barChart([1e-9, 2e-9], { y: { tickFormat: (value: number) => `${value} bit` } });
    assert.ok(texts(told).includes("1e-9 bit"));
  });
});
