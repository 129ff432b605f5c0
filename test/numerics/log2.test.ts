import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { makeBlock } from "../../src/numerics/block.ts";
import { log2OfBlock } from "../../src/numerics/log2.ts";
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
