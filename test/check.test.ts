import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { check, expectAnswer, expectRefusal } from "surprisal/check";
import { seed } from "./random.ts";

describe("check(answer, expected, hint)", () => {
  it("accepts a number computed another way", () => {
    assert.equal(check(0.1 + 0.2, 0.3), "✓ 0.30000000000000004");
    assert.equal(check(1e-12, 0), "✓ 1e-12");
    assert.equal(check(Infinity, Infinity), "✓ Infinity");
    assert.equal(check(new Float32Array([0.5, 0.25]), [0.5, 0.25]), "✓ [0.5, 0.25]");
    assert.equal(check("KL", "KL"), '✓ "KL"');
  });
  it("shows a wrong answer, how it is wrong, and the hint", () => {
    assert.equal(check(3, 2, "Count the bits."), "✗ 3 is too large\nCount the bits.");
    assert.equal(check(0.99999, 1), "✗ 0.99999 is too small");
    assert.equal(check(-2, 2), "✗ -2 is too small");
    assert.equal(check(NaN, 1), "✗ NaN is not a number");
    assert.equal(check("1", 1), '✗ "1" is not a number');
    assert.equal(check(1e300, Infinity), "✗ 1e+300 is too small");
    assert.equal(check(Infinity, 1e300), "✗ Infinity is too large");
    assert.equal(check(Object.create(null), 1), "✗ an object is not a number");
    assert.equal(check("JS", "KL"), '✗ "JS"');
    assert.equal(check(2, "KL"), "✗ 2 is not a string");
    assert.equal(check(false, true), "✗ false");
  });
  it("says of a list which entry is wrong, or that it is too short or too long, or sums to something else than 1", () => {
    assert.equal(check(3, [3]), "✗ 3 is not an array");
    assert.equal(check([1, 2], [1, 2, 3]), "✗ [1, 2] is too short");
    assert.equal(check([1, 2], [1]), "✗ [1, 2] is too long");
    assert.equal(check([1, 2, 3], [1, 2, 4]), "✗ [1, 2, 3] is too small at [2]");
    assert.equal(check([[1], [0]], [[1], [1]]), "✗ [[1], [0]] is too small at [1][0]");
    assert.equal(check([1n, "a"], [1, "b"]), '✗ [1n, "a"] is not a number at [0]');
    assert.equal(check(["a"], ["b"]), '✗ ["a"] is wrong at [0]');
    assert.equal(check([0.5, 0.2], [0.75, 0.25]), "✗ [0.5, 0.2] sums to 0.7, not 1");
    assert.equal(check([0.5, 0.5], [0.75, 0.25]), "✗ [0.5, 0.5] is too small at [0]");
  });
  it("never shows the value that it expects, whatever the answer", () => {
    const expected = fc.oneof(
      fc.double({ min: 100, max: 999, noNaN: true }).filter((x) => !Number.isInteger(x)),
      fc.array(
        fc.double({ min: 100, max: 999, noNaN: true }).filter((x) => !Number.isInteger(x)),
        {
          minLength: 1,
        },
      ),
      fc.string({ minLength: 9 }),
    );
    fc.assert(
      fc.property(expected, fc.anything(), (right, answer) => {
        const line = check(answer, right);
        const texts = [right].flat().map(String);
        return line.startsWith("✓") || !texts.some((text) => line.includes(text));
      }),
      { seed },
    );
  });
  it("keeps quiet until there is an answer", () => {
    assert.equal(check(undefined, 2, "Count the bits."), "✗ ?");
    assert.equal(check([undefined, [undefined]], [1, [2]], "Count the bits."), "✗ ?");
    assert.equal(check([1, undefined], [1, 2], "Count the bits."), "✗ ?\nCount the bits.");
    assert.equal(check([], [1], "Count the bits."), "✗ [] is too short\nCount the bits.");
    assert.equal(check([1, undefined], [1, 2]), "✗ ?");
    assert.equal(check(undefined, undefined), "✗ ?");
  });
  it("does not throw at an array whose memory went elsewhere", () => {
    const gone = Float64Array.of(1, 2);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    assert.equal(check(gone, [1, 2]), "✗ [] is too short");
  });
  it("takes the longest array there is, which has no place in memory", () => {
    assert.equal(check(new Array(2 ** 32 - 1), [1]), "✗ ?");
  });
  it("cuts a long text, but none of its characters", () => {
    assert.equal(check(`${"a".repeat(39)}😀`, 1), `✗ "${"a".repeat(39)}…" is not a number`);
  });
  it("shows the beginning of a long answer, and does not get lost in one that holds itself", () => {
    const shown = "0, ".repeat(20);
    assert.equal(check(new Float64Array(1000), [1]), `✗ [${shown}… 980 more] is too long`);
    const round: unknown[] = [];
    round.push(round);
    assert.equal(check(round, 1), "✗ [[[[an array]]]] is not a number");
  });
});

describe("expectAnswer(call, got, expected)", () => {
  it("passes in silence when the answer agrees", () => {
    assert.equal(expectAnswer("sum", 0.1 + 0.2, 0.3), undefined);
    expectAnswer("rows", [new Float64Array([1, 0])], [[1, 0]]);
  });
  it("throws what was expected and what it got", () => {
    const refuse = (got: unknown, expected: unknown, message: string) =>
      assert.throws(() => expectAnswer("f(1)", got, expected), new Error(message));
    refuse(7, 6, "f(1): expected 6, got 7");
    refuse(undefined, [1, Infinity], "f(1): expected [1, Infinity], got undefined");
    refuse(NaN, 0, "f(1): expected 0, got NaN");
    refuse(-0, "0", 'f(1): expected "0", got 0');
  });
});

describe("expectRefusal(call, run)", () => {
  it("passes in silence when a RangeError is thrown", () => {
    expectRefusal("new Array(-1)", () => new Array(-1));
  });
  it("throws what it got when nothing is thrown", () => {
    assert.throws(() => expectRefusal("f(2)", () => -1), new Error("f(2): expected a RangeError, got -1"));
  });
  it("lets any other error through: an exercise left open refuses nothing", () => {
    const open = new Error("Not answered yet");
    const run = () => {
      throw open;
    };
    assert.throws(() => expectRefusal("f(2)", run), open);
  });
  it("takes a recursion without end for no refusal", () => {
    const run = (): unknown => [run()];
    assert.throws(() => expectRefusal("f(2)", run), /^RangeError: Maximum call stack size exceeded$/);
  });
});
