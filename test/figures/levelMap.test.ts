import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { levelMap } from "surprisal/figures";
import { svg, texts } from "./drawn.ts";

describe("levelMap(height)", () => {
  it("draws the levels it is told, each with its value", () => {
    const figure = levelMap((x, y) => x + y, { levels: [0.5, 1], levelText: (level) => `L${level}` });
    assert.equal(svg(figure).match(/stroke="#777"/g)?.length, 2);
    for (const word of ["L0.5", "L1"]) assert.ok(texts(figure).includes(word), word);
  });
  it("names paths and points, over the domain it is told", () => {
    const figure = levelMap((x, y) => x * y, {
      x: { domain: [-5, 5] },
      paths: { descent: [[[-5, 1], [0, 0.5]]] }, // biome-ignore format: a path
      marked: { "D*": [0, 0.5] },
    });
    for (const word of ["descent", "D*", "−4"]) assert.ok(texts(figure).includes(word), word);
  });
  it("takes infinity for an answer", () => {
    assert.doesNotMatch(svg(levelMap((x, y) => -Math.log(x * y))), /NaN|Infinity/);
  });
  it("has levels between the lowest and the highest number there are", () => {
    const far = (x: number) => (2 * x - 1) * 1.7e308;
    assert.ok(texts(levelMap(far)).includes("0"));
  });
  it("draws a descent that leads far out of the picture", () => {
    const paths = { diverging: [[[0.5, 0.5], [-1e8, 1e8], [1e300, -1e300]]] }; // biome-ignore format: a path
    assert.doesNotMatch(svg(levelMap((x, y) => x * y, { paths })), /NaN|Infinity/);
  });
  it("throws on wrong heights and domains", () => {
    const endless = () => levelMap((x) => x, { x: { domain: [-1e308, 1e308] } });
    assert.throws(
      endless,
      /^RangeError: x.domain is \[-1e\+308, 1e\+308\]: give two numbers a finite distance apart/,
    );
    assert.throws(() => levelMap(() => NaN), /^RangeError: height\(0, 0\) is NaN/);
    assert.throws(() => levelMap(1 as never), /^TypeError: height is 1: give a function/);
    assert.throws(() => levelMap(() => 1, { levels: 1 as never }), /^TypeError: levels is 1: give/);
    assert.throws(() => levelMap(() => "1" as unknown as number), /^TypeError: height\(0, 0\) is "1"/);
    assert.throws(() => levelMap((x) => x, { x: { domain: [1, 0] } }), /^RangeError: x.domain is \[1, 0\]/);
  });
});
