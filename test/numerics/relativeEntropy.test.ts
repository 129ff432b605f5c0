import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { makeBlock } from "../../src/numerics/block.ts";
import { relativeEntropyTerms } from "../../src/numerics/relativeEntropy.ts";
import * as oracle from "../oracle.ts";
import { seed } from "../random.ts";

const blockOf = (x: number) => {
  const block = makeBlock();
  block[0] = x;
  return block;
};
const term = (p: number, q: number) => relativeEntropyTerms(blockOf(p), blockOf(q), 1)[0];

describe("relativeEntropyTerms(p, q, length)", () => {
  it("is q for what does not occur, and Infinity for what is not expected and does", () => {
    assert.equal(term(0, 0.3), 0.3);
    assert.equal(term(0.3, 0), Infinity);
    assert.equal(term(0, 0), 0);
  });
  it("is 0, exactly, for equals, and positive for the nearest neighbours", () => {
    for (const p of [1, 0.1, 1 / 3, 2 ** -1000, 5e-324]) assert.equal(term(p, p), 0);
    assert.equal(term(1 - 2 ** -53, 1), 2 ** -107);
  });
  it("is p ln(p / q) − p + q within 4 eps, from the nearest to the farthest ratios", () => {
    const q = fc.double({ min: 0.001, max: 1, noNaN: true });
    for (const octaves of [1e-12, 1e-4, 0.05, 0.5, 2, 9, 60])
      fc.assert(
        fc.property(q, fc.double({ min: -octaves, max: octaves, noNaN: true }), (x, exponent) => {
          const p = x * 2 ** exponent;
          const [exactP, exactQ] = [oracle.exact(p), oracle.exact(x)];
          const wanted = exactP.mul(exactP.div(exactQ).ln()).minus(exactP).plus(exactQ);
          return oracle.errorInEps(term(p, x), wanted) <= 4;
        }),
        { seed },
      );
  });
  it("is never negative anywhere between the centres of its table", () => {
    for (let r = 1 / 300; r < 300; r *= 1.00137) assert.ok(term(r, 1) > 0, `${r}`);
  });
});
