import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { informationBars, jointMosaic } from "surprisal/figures";
import { coarseJoint, mosaicRows } from "../../src/figures/mosaicRows.ts";
import { texts } from "./drawn.ts";

const joint = [[0.4, 0.1], [0.2, 0.3]]; // biome-ignore format: a matrix

describe("jointMosaic(joint)", () => {
  it("has areas that are the probabilities", () => {
    for (const { left, right, top, bottom, probability } of mosaicRows(joint))
      assert.ok(Math.abs((right - left) * (top - bottom) - probability) < 1e-15);
    assert.equal(mosaicRows([[0.5, 0], [0, 0.5]]).length, 2); // biome-ignore format: a matrix
  });
  it("draws neighbours of a large joint together, with the same total", () => {
    const large = Array.from({ length: 100 }, () => Array.from({ length: 90 }, () => 1 / 9000));
    const coarse = coarseJoint(large, 24);
    assert.ok(coarse.length <= 24 && coarse[0].length <= 24);
    assert.ok(Math.abs(coarse.flat().reduce((total, p) => total + p, 0) - 1) < 1e-12);
    assert.deepEqual(coarseJoint(joint, 24), joint);
  });
  it("shows both, the names, and how far they are apart", () => {
    const shown = texts(
      jointMosaic(joint, {
        rows: ["rain", "sun"],
        columns: ["wet", "dry"],
        jointLabel: "J",
        productLabel: "P",
      }),
    );
    for (const word of ["0.4", "0.3", "0.2", "rain", "sun", "wet", "dry", "J", "P", "I(X; Y) = 0.125 bits"])
      assert.ok(shown.includes(word), word);
  });
  it("writes a probability where it is narrower than its area, and so touches no name beside it", () => {
    const shown = (columns: string[]) => texts(jointMosaic([[0.35, 0.475], [0.15, 0.025]], { columns })); // biome-ignore format: a matrix
    for (const columns of [["真", "假"], ["real", "fake"]]) // biome-ignore format: a line
      assert.deepEqual(
        shown(columns).filter((text) => /^0\./.test(text)),
        ["0.35", "0.475", "0.15", "0.412", "0.412"],
      );
  });
  it("takes a joint distribution whose column sums to 1 but for rounding", () => {
    const rows = Array.from({ length: 100_000 }, () => [1 / 100_000]);
    assert.match(jointMosaic(rows).ariaDescription, /They differ by I\(X; Y\) = /);
    assert.match(informationBars([[0.5], [0.5 + 9e-10]]).ariaDescription, /H\(Y\) 0,/);
    assert.match(jointMosaic([[0.5], [0.5 + 9e-10]]).ariaDescription, /2, 1: 0.5 and 0.5/);
    const joint32 = [Float32Array.of(0.1, 0.7), Float32Array.of(0.1, 0.1)]; // sums to 1 − 7e-9
    assert.match(jointMosaic(joint32).ariaDescription, /1, 2: 0.7 and 0.64;/);
  });
  it("leaves room for the name of each axis", () => {
    const room = (names: object) => Number(jointMosaic(joint, { columns: ["a", "b"], ...names }).marginLeft);
    const long = "the weather today";
    assert.equal(room({ xLabel: long }), room({ yLabel: long }));
    assert.ok(room({ xLabel: long }) > room({ xLabel: "w", yLabel: "w" }));
  });
  it("shortens names that have no room", () => {
    const long = "a name that is too long for its place in the picture";
    const shown = texts(
      jointMosaic(joint, {
        columns: ["a", "b"],
        xLabel: long,
        yLabel: long,
        jointLabel: long,
        productLabel: long,
      }),
    );
    assert.equal(shown.filter((text) => text.startsWith("a name") && text.endsWith("…")).length, 4);
  });
  it("throws on what is not a joint distribution, and on too few names", () => {
    assert.throws(() => jointMosaic([[0.5], [0.4]]), RangeError); // biome-ignore format: a matrix
    assert.throws(() => jointMosaic(joint, { columns: ["a"] }), /^RangeError: columns has length 1, not 2/);
  });
});
