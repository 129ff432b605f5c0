import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { expOfBlock, exponent } from "../src/exp.ts";
import * as oracle from "./oracle.ts";
import { seed } from "./random.ts";

const exp = (x: number, rest = 0) => {
  exponent.block[0] = x;
  exponent.rests[0] = rest;
  return expOfBlock(1)[0];
};

describe("expOfBlock(length)", () => {
  it("is 1 for 0", () => {
    assert.equal(exp(0), 1);
    assert.equal(exp(-0), 1);
  });
  it("is 0 where no double is small enough", () => {
    for (const x of [-746, -1e3, -1e300, -Infinity]) assert.equal(exp(x), 0);
    assert.equal(exp(-744.4), 5e-324);
  });
  it("is right within an eps", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -707, max: 0, noNaN: true }),
        fc.constantFrom(1, 1e-2, 1e-5),
        (x, scale) => {
          const wanted = oracle.exact(x * scale).exp();
          return oracle.errorInEps(exp(x * scale), wanted) <= 1;
        },
      ),
      { seed },
    );
  });
  it("counts in what rounding took from the exponent", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -700, max: -500, noNaN: true }),
        fc.double({ min: -5e-14, max: 5e-14, noNaN: true }),
        (x, rest) => oracle.errorInEps(exp(x, rest), oracle.exact(x).plus(oracle.exact(rest)).exp()) <= 1,
      ),
      { seed },
    );
  });
});
