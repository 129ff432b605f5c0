import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { codeTree } from "surprisal/figures";
import { codewordBlocks } from "../../src/figures/codeTree.ts";
import { svg, texts } from "./drawn.ts";

describe("codeTree(codewords)", () => {
  it("gives a codeword 2^−ℓ of the room, at its binary fraction", () => {
    const [a, b] = codewordBlocks({ a: "0", b: "101" });
    assert.deepEqual([a.left, a.right, a.depth], [0, 0.5, 1]);
    assert.deepEqual([b.left, b.right, b.depth], [0.625, 0.75, 3]);
  });
  it("hatches a codeword that another begins, or that is there already", () => {
    const taken = (words: Record<string, string>) => codewordBlocks(words).map(({ taken }) => taken);
    assert.deepEqual(taken({ a: "0", b: "01", c: "11" }), [false, true, false]);
    assert.deepEqual(taken({ b: "01", a: "0" }), [true, false]);
    assert.deepEqual(taken({ a: "1", b: "1" }), [false, true]);
    assert.deepEqual(taken({ a: "", b: "1" }), [false, true]);
    assert.match(svg(codeTree({ a: "0", b: "01" })), /url\(#waste\)/);
    assert.doesNotMatch(svg(codeTree({ a: "0", b: "10" })), /url\(#waste\)/);
  });
  it("says how much room is taken, also if it is more than there is", () => {
    assert.ok(texts(codeTree({ a: "0", b: "10" })).includes("room taken: Σ 2⁻ˡ = 0.75"));
    assert.ok(texts(codeTree({ a: "0", b: "1", c: "11" }, { sumLabel: (sum) => `${sum}` })).includes("1.25"));
  });
  it("throws on what is not a codeword", () => {
    assert.throws(() => codeTree({}), /^RangeError: there are no codewords/);
    assert.throws(() => codeTree(null as never), /^TypeError: codewords is null: give an object/);
    assert.throws(() => codeTree({ a: "2" }), /^RangeError: "a" is "2": give a string of 0 and 1/);
    assert.throws(() => codeTree({ a: 1 as unknown as string }), /^TypeError: "a" is 1: give a codeword/);
    assert.throws(() => codeTree({ a: "01010101010" }), /^RangeError: "a" has 11 digits/);
  });
});
