import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { entropy, huffmanCodeLengths, normalize, uniform } from "surprisal";

const meanLength = (p: number[]) => huffmanCodeLengths(p).reduce((sum, length, i) => sum + p[i] * length, 0);
const distribution = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 12 })
  .map(normalize);

describe("huffmanCodeLengths(p)", () => {
  it("spends the surprisal of each outcome when every probability is a power of 1/2", () => {
    assert.deepEqual(huffmanCodeLengths([1 / 2, 1 / 4, 1 / 8, 1 / 8]), [1, 2, 3, 3]);
    assert.deepEqual(huffmanCodeLengths(uniform(8)), [3, 3, 3, 3, 3, 3, 3, 3]);
  });
  it("needs no bits for a single outcome", () => {
    assert.deepEqual(huffmanCodeLengths([1]), [0]);
  });
  it("fills the code tree: Σ 2^−ℓ = 1", () => {
    fc.assert(
      fc.property(
        distribution,
        (p) => huffmanCodeLengths(p).reduce((sum, length) => sum + 2 ** -length, 0) === 1,
      ),
      { seed: 1 },
    );
  });
  it("has a mean length in [H(p), H(p) + 1)", () => {
    fc.assert(
      fc.property(distribution, (p) => {
        const excess = meanLength(p) - entropy(p);
        return excess > -1e-12 && excess < 1;
      }),
      { seed: 2 },
    );
  });
  it("does not slow down with the square of the number of outcomes", () => {
    assert.deepEqual(new Set(huffmanCodeLengths(uniform(2 ** 17))), new Set([17]));
  });
  it("reads each probability once", () => {
    let reads = 0;
    const p = new Proxy([1 / 2, 1 / 4, 1 / 4], {
      get: (list, key) => (key === "0" ? [1 / 2, 1 / 8, 0][reads++] : Reflect.get(list, key)),
    });
    assert.deepEqual(huffmanCodeLengths(p), [1, 2, 2]);
  });
  it("throws on what is not a distribution", () => {
    assert.throws(() => huffmanCodeLengths([0.5, 0.4]), {
      name: "RangeError",
      message: /^p sums to 0.9, not 1/,
    });
  });
});
