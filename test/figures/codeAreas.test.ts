import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crossEntropy, entropy, surprisal } from "surprisal";
import { codeAreas } from "surprisal/figures";
import { codeBlocks } from "../../src/figures/codeBlocks.ts";
import { svg, texts } from "./drawn.ts";

const p = [0.5, 0.25, 0.125, 0.125];
const q = [0.25, 0.25, 0.25, 0.25];
const area = (lengths: number[]) => codeBlocks(p, lengths, 2).reduce((total, { area }) => total + area, 0);

describe("codeAreas(p, lengths)", () => {
  it("has the mean length as its area: the entropy for −log p, the cross entropy for −log q", () => {
    assert.equal(area(p.map((p) => surprisal(p))), entropy(p));
    assert.equal(area(q.map((q) => surprisal(q))), crossEntropy(p, q));
  });
  it("leaves out what never occurs, and draws slivers together", () => {
    assert.equal(codeBlocks([0.5, 0, 0.5], [1, 9, 1], 2).length, 2);
    const many = Array.from({ length: 50_000 }, () => 1 / 50_000);
    const blocks = codeBlocks(many, many, 2);
    assert.ok(blocks.length <= 1100);
    assert.ok(Math.abs(blocks.reduce((total, { area }) => total + area, 0) - 1 / 50_000) < 1e-9);
  });
  it("says what the area is, and how much of it is waste", () => {
    assert.ok(texts(codeAreas(p)).includes("area 1.75 bits"));
    assert.ok(texts(codeAreas(p, q.map((q) => surprisal(q)))).includes("area 2 = 1.75 + 0.25 bits")); // biome-ignore format: a line
  });
  it("hatches what is longer than −log p and dashes what is shorter", () => {
    assert.match(svg(codeAreas(p, [2, 2, 2, 2])), /url\(#waste\)/);
    assert.match(svg(codeAreas(p, [2, 2, 2, 2])), /stroke-dasharray="4 4"/);
    assert.doesNotMatch(svg(codeAreas(p)), /url\(#waste\)|stroke-dasharray/);
  });
  it("lists whatever was given a name, even if there is none of it: the frames of a slider have one height", () => {
    const height = (lengths: number[], options = {}) => codeAreas(p, lengths, options).height;
    const names = { entropyLabel: "needed", wasteLabel: "more", savedLabel: "less" };
    assert.equal(height([1, 2, 3, 3], names), height([2, 2, 2, 2], names));
    assert.deepEqual(texts(codeAreas(p, [1, 2, 3, 3], names)).filter((text) => ["more", "less"].includes(text)), ["more", "less"]); // biome-ignore format: a line
    assert.ok(Number(height([1, 2, 3, 3])) < Number(height([2, 2, 2, 2])));
  });
  it("names a block whose name fills its line", () => {
    const outcomes = ["a very long name of an outcome here", "b", "c", "d"]; // 30 letters of 9 pixels in half of 540
    assert.ok(texts(codeAreas(p, undefined, { outcomes })).includes("a very long name of an outcome"));
  });
  it("throws unless there is a length for each outcome", () => {
    assert.throws(() => codeAreas(p, [1, 2]), /^RangeError: lengths has length 2, not 4/);
    assert.throws(() => codeAreas([1], [-1]), /^RangeError: lengths\[0\] is -1/);
    assert.throws(() => codeAreas([0.5, 0.4]), /^RangeError: p sums to 0.9/);
  });
});
