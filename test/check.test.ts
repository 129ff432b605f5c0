import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check } from "surprisal/check";

describe("check(answer, expected, hint)", () => {
  it("accepts a number computed another way", () => {
    assert.equal(check(0.1 + 0.2, 0.3), "✓ 0.30000000000000004");
    assert.equal(check(1e-12, 0), "✓ 1e-12");
    assert.equal(check(Infinity, Infinity), "✓ Infinity");
    assert.equal(check(new Float32Array([0.5, 0.25]), [0.5, 0.25]), "✓ [0.5, 0.25]");
    assert.equal(check("KL", "KL"), "✓ KL");
  });
  it("says what came, what was expected and the hint, without throwing", () => {
    assert.equal(check(3, 2, "Count the bits."), "✗ 3 ≠ 2\nCount the bits.");
    assert.equal(check(1.00001, 1), "✗ 1.00001 ≠ 1");
    assert.equal(check(NaN, 1), "✗ NaN ≠ 1");
    assert.equal(check(1e300, Infinity), "✗ 1e+300 ≠ Infinity");
    assert.equal(check(Infinity, 1e300), "✗ Infinity ≠ 1e+300");
    assert.equal(check([1, 2], [1, 2, 3]), "✗ [1, 2] ≠ [1, 2, 3]");
    assert.equal(check([[1], [0]], [[1], [1]]), "✗ [[1], [0]] ≠ [[1], [1]]");
    assert.equal(check("1", 1), "✗ 1 ≠ 1");
  });
  it("keeps what was expected to itself until there is an answer", () => {
    assert.equal(check(undefined, 2, "Count the bits."), "✗ ?\nCount the bits.");
    assert.equal(check([1, undefined], [1, 2]), "✗ ?");
    assert.equal(check(undefined, undefined), "✗ ?");
  });
});
