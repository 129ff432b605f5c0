import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { expOfDifferences } from "../../src/numerics/exp.ts";
import * as oracle from "../oracle.ts";
import { seed } from "../random.ts";

const exp = (x: number) => expOfDifferences(Float64Array.of(x), 0, 1, 0)[0];

describe("expOfDifferences(z, start, length, max)", () => {
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
  it("does not round the difference", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -350, max: 0, noNaN: true }),
        fc.double({ min: 0, max: 350, noNaN: true }),
        (z, largest) => {
          const wanted = oracle.exact(z).minus(oracle.exact(largest)).exp();
          return oracle.errorInEps(expOfDifferences(Float64Array.of(z), 0, 1, largest)[0], wanted) <= 1;
        },
      ),
      { seed },
    );
  });
  it("takes a part of a list", () => {
    assert.deepEqual(
      [...expOfDifferences(Float64Array.of(9, 2, 1, 9), 1, 2, 2).subarray(0, 2)],
      [1, exp(-1)],
    );
  });
});
