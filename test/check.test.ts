import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { check, expectAnswer, expectRefusal } from "surprisal/check";

describe("check(answer, expected, hint)", () => {
  it("accepts a number computed another way", () => {
    assert.equal(check(0.1 + 0.2, 0.3), "✓ 0.30000000000000004");
    assert.equal(check(1e-12, 0), "✓ 1e-12");
    assert.equal(check(Infinity, Infinity), "✓ Infinity");
    assert.equal(check(new Float32Array([0.5, 0.25]), [0.5, 0.25]), "✓ [0.5, 0.25]");
    assert.equal(check("KL", "KL"), '✓ "KL"');
  });
  it("says what came, what was expected and the hint, without throwing", () => {
    assert.equal(check(3, 2, "Count the bits."), "✗ 3 ≠ 2\nCount the bits.");
    assert.equal(check(1.00001, 1), "✗ 1.00001 ≠ 1");
    assert.equal(check(NaN, 1), "✗ NaN ≠ 1");
    assert.equal(check(1e300, Infinity), "✗ 1e+300 ≠ Infinity");
    assert.equal(check(Infinity, 1e300), "✗ Infinity ≠ 1e+300");
    assert.equal(check([1, 2], [1, 2, 3]), "✗ [1, 2] ≠ [1, 2, 3]");
    assert.equal(check([[1], [0]], [[1], [1]]), "✗ [[1], [0]] ≠ [[1], [1]]");
    assert.equal(check("1", 1), '✗ "1" ≠ 1');
    assert.equal(check([1n, "a"], [1, "b"]), '✗ [1n, "a"] ≠ [1, "b"]');
    assert.equal(check(Object.create(null), 1), "✗ an object ≠ 1");
  });
  it("keeps what was expected to itself until there is an answer", () => {
    assert.equal(check(undefined, 2, "Count the bits."), "✗ ?\nCount the bits.");
    assert.equal(check([1, undefined], [1, 2]), "✗ ?");
    assert.equal(check(undefined, undefined), "✗ ?");
  });
});

describe("expectAnswer(call, came, expected)", () => {
  it("passes in silence when the answer agrees", () => {
    assert.equal(expectAnswer("sum", 0.1 + 0.2, 0.3), undefined);
    expectAnswer("rows", [new Float64Array([1, 0])], [[1, 0]]);
  });
  it("throws what was expected and what came", () => {
    const refuse = (came: unknown, expected: unknown, message: string) =>
      assert.throws(() => expectAnswer("f(1)", came, expected), new Error(message));
    refuse(2, 1, "f(1): expected 1, came 2");
    refuse(undefined, [1, Infinity], "f(1): expected [1, Infinity], came undefined");
    refuse(NaN, 0, "f(1): expected 0, came NaN");
    refuse(-0, "0", 'f(1): expected "0", came 0');
  });
});

describe("expectRefusal(call, run)", () => {
  it("passes in silence when a RangeError is thrown", () => {
    expectRefusal("new Array(-1)", () => new Array(-1));
  });
  it("throws what came when nothing is thrown", () => {
    assert.throws(() => expectRefusal("f(2)", () => -1), new Error("f(2): expected a RangeError, came -1"));
  });
  it("lets any other error through: an exercise left open refuses nothing", () => {
    const open = new Error("Not answered yet");
    const run = () => {
      throw open;
    };
    assert.throws(() => expectRefusal("f(2)", run), open);
  });
});
