import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { blockLength, makeBlock } from "../../src/numerics/block.ts";
import { expectedLog2, log2OfBlock } from "../../src/numerics/log2.ts";
import * as oracle from "../oracle.ts";
import { seed } from "../random.ts";

const blockOf = (numbers: number[]) => {
  const block = makeBlock();
  block.set(numbers);
  return block;
};
const log2 = (x: number) => log2OfBlock(blockOf([x]), 1)[0];

describe("log2OfBlock(x, length)", () => {
  it("is exact for powers of 2, the smallest among them", () => {
    for (let e = -1074; e <= 1023; e++) assert.equal(log2(2 ** e), e);
  });
  it("is −Infinity for 0", () => {
    assert.equal(log2(0), -Infinity);
  });
  it("is right within 1.5 eps, also next to 1 and between the centres of its table", () => {
    const steps = Array.from({ length: 50 }, (_, i) => 2 ** (-i - 3));
    const numbers = [
      ...steps.flatMap((d) => [1 - d, 1 + d]),
      1 - 2 ** -53,
      5e-324,
      Math.SQRT1_2,
      Math.SQRT2,
      0.7071067811865475,
    ];
    for (let j = 0; j < 64; j++)
      numbers.push(1 + (j * 16 + 0.5) / 1024, (1 + (j * 16 + 0.49999999) / 1024) / 2);
    for (const x of numbers)
      assert.ok(oracle.errorInEps(log2(x), oracle.exact(x).ln().div(oracle.ln2)) <= 1.5, `${x}`);
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, noNaN: true }), fc.boolean(), (x, even) => {
        const y = even ? x : Math.log1p(x);
        return oracle.errorInEps(log2(y), oracle.exact(y).ln().div(oracle.ln2)) <= 1.5;
      }),
      { seed },
    );
  });
  it("works on a whole block, the unusual numbers in it too", () => {
    const numbers = [0.5, 0, 1, 5e-324, 0.25];
    assert.deepEqual([...log2OfBlock(blockOf(numbers), 5).subarray(0, 5)], [-1, -Infinity, 0, -1074, -2]);
  });
});

describe("expectedLog2(p, q, length, totals)", () => {
  const expected = (p: number[], q: number[], totals = { ofP: 0, ofQ: 0 }) =>
    expectedLog2(blockOf(p), blockOf(q), p.length, totals);

  it("is Σ p log₂ q, right to 2 eps for any number of terms of any size", () => {
    const probability = fc
      .tuple(fc.double({ min: 0.5, max: 1, noNaN: true }), fc.integer({ min: -60, max: 0 }))
      .map(([x, e]) => x * 2 ** e);
    fc.assert(
      fc.property(fc.array(fc.tuple(probability, probability), { minLength: 1, maxLength: 100 }), (terms) => {
        const exact = terms.map(([p, q]) => oracle.exact(p).mul(oracle.exact(q).ln()).div(oracle.ln2));
        const [p, q] = [terms.map(([x]) => x), terms.map(([, x]) => x)];
        const wanted = exact.reduce((a, b) => a.plus(b));
        return wanted.isZero() || oracle.errorInEps(expected(p, q), wanted) <= 2;
      }),
      { seed },
    );
  });
  it("takes 0 log 0 as 0, wherever it stands, and is −Infinity where q alone is 0", () => {
    for (let n = 1; n <= 9; n++)
      for (let at = 0; at < n; at++) {
        const [p, q] = [Array(n).fill(0.5), Array(n).fill(0.5)];
        p[at] = q[at] = 0;
        assert.equal(expected(p, q), 0 - 0.5 * (n - 1));
        p[at] = 0.25;
        assert.equal(expected(p, q), -Infinity);
      }
  });
  it("adds to the totals, and makes one of them NaN if an entry, wherever it stands, is not a probability", () => {
    const totals = { ofP: 0.5, ofQ: 0.25 };
    expected([0.25, 0.125], [0.5, 0.25], totals);
    assert.deepEqual(totals, { ofP: 0.875, ofQ: 1 });
    for (const n of [1, 5, blockLength])
      for (const wrong of [-(2 ** -1074), -1, 1 + 2 ** -52, NaN, Infinity])
        for (let at = 0; at < n; at += n > 5 ? 37 : 1) {
          const right = Array<number>(n).fill(0);
          const p = Object.assign([...right], { [at]: wrong });
          for (const [first, second] of [
            [p, right],
            [right, p],
          ]) {
            const sums = { ofP: 0, ofQ: 0 };
            expected(first, second, sums);
            assert.ok(Number.isNaN(sums.ofP + sums.ofQ), `${wrong} at ${at} of ${n}`);
          }
        }
  });
});
