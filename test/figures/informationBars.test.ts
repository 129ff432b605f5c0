import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { conditionalEntropy, mutualInformation } from "surprisal";
import { informationBars } from "surprisal/figures";
import { informationRows } from "../../src/figures/informationBars.ts";
import { texts } from "./drawn.ts";

const joint = [[0.4, 0.1], [0.2, 0.3]]; // biome-ignore format: a matrix

describe("informationBars(joint)", () => {
  it("has three parts that add up to H(X, Y)", () => {
    const [all, x, y, xOnly, both, yOnly] = informationRows(joint, "X", "Y", 2);
    assert.equal(both.length, mutualInformation(joint));
    assert.equal(yOnly.length, conditionalEntropy(joint));
    assert.ok(Math.abs(xOnly.length + both.length + yOnly.length - all.length) < 1e-15);
    assert.deepEqual([xOnly.from, yOnly.from], [0, x.to]);
    assert.ok(Math.abs(both.from - y.from) < 1e-15 && Math.abs(both.to - x.to) < 1e-15);
    assert.ok(Math.abs(yOnly.to - all.to) < 1e-15);
  });
  it("names them by the variables, with their lengths", () => {
    const shown = texts(informationBars(joint, { xName: "하늘", yName: "길" }));
    for (const word of ["H(하늘, 길)", "I(하늘; 길)", "H(길|하늘)", "1.846"])
      assert.ok(shown.includes(word), word);
  });
  it("leaves out the names of parts that are not there", () => {
    assert.ok(!texts(informationBars([[0.5, 0], [0, 0.5]])).includes("H(X|Y)")); // biome-ignore format: a matrix
  });
  it("throws on what is not a joint distribution", () => {
    assert.throws(() => informationBars([[0.5], [0.4]]), RangeError); // biome-ignore format: a matrix
  });
});
