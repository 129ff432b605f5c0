import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { blockLength, endBlock, makeBlock } from "../../src/numerics/block.ts";
import { roundingError, sum, sumOfBlock, weighted } from "../../src/numerics/sum.ts";
import * as oracle from "../oracle.ts";
import { seed } from "../random.ts";

const blockOf = (numbers: number[]) => {
  const block = makeBlock();
  block.fill(7); // what an earlier, longer block has left
  block.set(numbers);
  endBlock(block, numbers.length);
  return block;
};

describe("roundingError(a, b, rounded)", () => {
  it("is what rounding took from a + b, exactly", () => {
    assert.equal(roundingError(1, 2 ** -60, 1), 2 ** -60);
    assert.equal(roundingError(2 ** -60, 1, 1), 2 ** -60);
    assert.equal(roundingError(0.5, 0.25, 0.75), 0);
    assert.equal(roundingError(1, -(2 ** -60), 1), -(2 ** -60));
  });
});

for (const [name, add] of Object.entries({
  sum: (numbers: number[]) => sum(numbers.length, (i) => numbers[i]),
  sumOfBlock: (numbers: number[]) => sumOfBlock(blockOf(numbers), numbers.length),
})) {
  describe(name, () => {
    it("adds ten tenths to 1, where plain addition does not", () => {
      assert.equal(add(Array(10).fill(0.1)), 1);
    });
    it("adds any number of terms, however few", () => {
      for (let n = 0; n <= 9; n++) assert.equal(add(Array(n).fill(1)), n);
      assert.equal(add(Array(blockLength).fill(1)), blockLength);
    });
    it("is right within an eps for terms of any sizes", () => {
      const terms = fc.array(
        fc
          .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -60, max: 0 }))
          .map(([x, e]) => x * 2 ** e),
        { minLength: 1, maxLength: 100 },
      );
      fc.assert(
        fc.property(terms, (xs) => {
          const wanted = xs.map(oracle.exact).reduce((a, b) => a.plus(b));
          return oracle.errorInEps(add(xs), wanted) <= 1;
        }),
        { seed },
      );
    });
    it("is Infinity, and not NaN, once a term is", () => {
      assert.equal(add([1, Infinity, 2]), Infinity);
    });
  });
}

describe("weighted(p, cost)", () => {
  it("is p times the cost, and nothing for what never happens", () => {
    assert.equal(weighted(0.5, 3), 1.5);
    assert.equal(weighted(0.5, Infinity), Infinity);
    assert.equal(weighted(0, Infinity), 0);
  });
});
