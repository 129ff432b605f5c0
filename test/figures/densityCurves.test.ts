import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { densityCurves } from "surprisal/figures";
import { svg, texts } from "./drawn.ts";

describe("densityCurves(places, truth, series)", () => {
  const figure = densityCurves([0, 1, 2], { 真: [0, 1, 0] }, { Q: [0.5, 0.2, 0.1], R: [0, 0.2, 0.6] });
  it("names the area and every line", () => {
    for (const name of ["真", "Q", "R"]) assert.ok(texts(figure).includes(name), name);
  });
  it("tells lines apart by dashes too", () => {
    assert.equal(svg(figure).match(/stroke-dasharray="9 4"/g)?.length, 1);
  });
  it("draws the truth alone, and none but zeros", () => {
    assert.ok(texts(densityCurves([0, 1], { P: [0, 0] })).includes("P"));
  });
  it("draws infinity on the upper edge, named at its highest", () => {
    const arcsine = densityCurves([0, 1, 2], { P: [Infinity, 1, Infinity] }, { Q: [1, 2, 1] });
    assert.ok(texts(arcsine).includes("P"));
    assert.deepEqual(arcsine.y?.domain, [0, 2.24]);
    assert.ok(texts(densityCurves([0, 1], { P: [Infinity, Infinity] })).includes("P"));
  });
  it("throws on what it cannot draw", () => {
    assert.throws(
      () => densityCurves([0], { P: [-1] }),
      /^RangeError: "P"\[0\] is -1: a density is 0 or more/,
    );
    assert.throws(() => densityCurves([0], { P: [NaN] }), /"P"\[0\] is NaN/);
    assert.throws(() => densityCurves([0], { P: [1, 2] }), /steps\[1\] is undefined/);
    assert.throws(() => densityCurves([0], {}), /there are no series/);
    assert.throws(() => densityCurves([0], null as never), /^TypeError: truth is null: give an object/);
  });
});
