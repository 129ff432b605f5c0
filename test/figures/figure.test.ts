import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import * as Plot from "@observablehq/plot";
import { binaryEntropyCurve, type Figure, paper, render } from "surprisal/figures";
import { figure } from "../../src/figures/figure.ts";

const display = Symbol.for("Jupyter.display");
const shown = (value: object) => (value as Record<symbol, () => Record<string, string>>)[display]();

describe("a figure", () => {
  it("shows itself as HTML, and in words", () => {
    const curve = binaryEntropyCurve();
    assert.deepEqual(shown(curve), { "text/html": render(curve), "text/plain": curve.ariaDescription });
  });
  it("shows itself varied, too, and if it was made of paper", () => {
    const wide = { ...binaryEntropyCurve(), width: 800 };
    assert.equal(shown(wide)["text/html"], render(wide));
    const own: Figure = { ...paper, ariaDescription: "nothing", marks: [Plot.ruleY([0])] };
    assert.equal(shown(own)["text/html"], render(own));
    assert.ok(Object.getOwnPropertySymbols(own).includes(display));
  });
  it("is short in print", () => {
    assert.equal(inspect(binaryEntropyCurve({ title: "An arch" })), "Figure: An arch");
    assert.equal(inspect(binaryEntropyCurve({ description: "an arch" })), "Figure: an arch");
  });
});

describe("figure(own, options)", () => {
  const rule = Plot.ruleY([0]);
  const own = { height: 300, x: { label: "x", ticks: 5 }, style: { color: "red" }, marks: [rule] };
  it("merges objects, draws marks over its own, and replaces the rest", () => {
    const mark = Plot.ruleX([0]);
    const varied = figure(own, { description: "d", x: { ticks: 2 }, marks: [mark], height: 200, title: "t" });
    assert.deepEqual(varied.x, { label: "x", ticks: 2 });
    assert.deepEqual(varied.marks, [rule, mark]);
    assert.equal(varied.height, 200);
    assert.equal(varied.title, "t");
    assert.equal(varied.ariaDescription, "d");
  });
  it("lets a reader's scheme of colours replace its own range", () => {
    const color = { domain: [0, 1], range: ["white", "blue"] };
    const varied = (color: object) =>
      figure({ color: { domain: [0, 1], range: ["white", "blue"] } }, { description: "d", color }).color;
    assert.deepEqual(varied({ scheme: "viridis" }), { domain: [0, 1], scheme: "viridis" });
    assert.deepEqual(varied({ label: "l" }), { ...color, label: "l" });
  });
  it("stands on paper, and keeps what is not told", () => {
    const varied = figure(own, { description: "d", height: undefined });
    assert.equal(varied.width, paper.width);
    assert.equal(varied.height, 300);
    const red = figure({ marks: [rule] }, { description: "d", style: { color: "red" } });
    assert.deepEqual(red.style, { ...paper.style, color: "red" });
  });
});
