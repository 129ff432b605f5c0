import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { entropy, huffmanCodeLengths, normalize, oneHot, uniform } from "surprisal";
import { assertDistribution } from "../src/distribution.ts";
import { distribution, seed } from "./random.ts";

const refuses = (run: () => unknown, name: string, message: string) => assert.throws(run, { name, message });

describe("assertDistribution(p, name)", () => {
  it("accepts plain and typed arrays, and whatever has numbers and a length", () => {
    assertDistribution([0.25, 0.75], "p");
    assertDistribution(Float64Array.of(0.25, 0.75), "p");
    assertDistribution(Float32Array.of(0.25, 0.75), "p");
    assertDistribution(Uint8Array.of(0, 1), "p");
    assertDistribution({ length: 2, 0: 0.25, 1: 0.75 }, "p");
  });
  it("forgives rounding of the sum up to 1e-9, and no more", () => {
    assertDistribution(Array(10).fill(0.1), "p");
    assertDistribution([0.5, 0.5 + 0.9e-9], "p");
    assert.throws(
      () => assertDistribution([0.5, 0.5 + 1.1e-9], "p"),
      /^RangeError: p sums to 1.0000000011, not 1/,
    );
  });
  it("names the argument, its value and the remedy when the sum is not 1", () => {
    const remedy = "use normalize() if these are weights";
    refuses(() => assertDistribution([0.5, 0.4], "p"), "RangeError", `p sums to 0.9, not 1: ${remedy}`);
    refuses(
      () => assertDistribution(Array(9).fill(0.1), "q"),
      "RangeError",
      `q sums to 0.9, not 1: ${remedy}`,
    );
    refuses(() => assertDistribution([0, 0], "p"), "RangeError", `p sums to 0, not 1: ${remedy}`);
  });
  it("throws a RangeError, naming the entry, on a number that is not a probability", () => {
    for (const value of [-0.1, NaN, -Infinity])
      refuses(
        () => assertDistribution([1, value], "p"),
        "RangeError",
        `p[1] is ${value}: a probability lies between 0 and 1`,
      );
    for (const [value, remedy] of [
      [3, "use normalize() if these are weights"],
      [1.0000000001, "use normalize() if it was rounded"],
    ])
      refuses(
        () => assertDistribution([value, 0], "p"),
        "RangeError",
        `p[0] is ${value}: a probability lies between 0 and 1; ${remedy}`,
      );
  });
  it("throws a TypeError, naming the entry, on what is not a number", () => {
    refuses(() => assertDistribution(["0.5", 0.5], "p"), "TypeError", 'p[0] is "0.5": give a number');
    refuses(() => assertDistribution([1n], "p"), "TypeError", "p[0] is 1n: give a number");
    refuses(() => assertDistribution(BigInt64Array.of(1n), "p"), "TypeError", "p[0] is 1n: give a number");
    refuses(
      () => assertDistribution([0.5, undefined, 0.5], "p"),
      "TypeError",
      "p[1] is undefined: give a number",
    );
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    refuses(() => assertDistribution([0.5, , 0.5], "p"), "TypeError", "p[1] is undefined: give a number");
    refuses(() => assertDistribution([[1]], "p"), "TypeError", "p[0] is an array: give a number");
    refuses(() => assertDistribution([null, 1], "p"), "TypeError", "p[0] is null: give a number");
    refuses(() => assertDistribution([true], "p"), "TypeError", "p[0] is true: give a number");
  });
  it("throws on what is not an array, or an empty one", () => {
    for (const [value, shown] of [
      [undefined, "undefined"],
      [null, "null"],
      [0.5, "0.5"],
      ["0.5", '"0.5"'],
      [{ a: 1 }, "an object"],
      [new Set([1]), "an object"],
      [() => [1], "a function"],
      [Symbol("p"), "a symbol"],
    ] as const)
      refuses(
        () => assertDistribution(value, "p"),
        "TypeError",
        `p is ${shown}: give an array of probabilities`,
      );
    refuses(() => assertDistribution([], "p"), "RangeError", "p is empty: give one or more probabilities");
  });
});

describe("normalize(weights)", () => {
  it("makes frequencies of counts", () => {
    assert.deepEqual(normalize([3, 1]), [0.75, 0.25]);
    assert.deepEqual(normalize(Uint32Array.of(2, 0, 6)), [0.25, 0, 0.75]);
  });
  it("leaves a distribution as it is, and the weights untouched", () => {
    const weights = Object.freeze([0.25, 0.75]);
    assert.deepEqual(normalize(weights), [0.25, 0.75]);
  });
  it("reads an array of a derived class by its length and entries, whatever else it does", () => {
    class Odd extends Float64Array {
      override *[Symbol.iterator](): ArrayIterator<number> {
        yield 99;
      }
    }
    class Short extends Float64Array {
      override get length() {
        return 2;
      }
    }
    assert.deepEqual(normalize(Odd.of(1, 3)), [0.25, 0.75]);
    assert.deepEqual(normalize(Short.of(1, 3, 5)), [0.25, 0.75]);
    assert.deepEqual(huffmanCodeLengths(Odd.of(0.5, 0.5)), [1, 1]);
  });
  it("works for weights whose sum is beyond the largest number, and for the smallest", () => {
    assert.deepEqual(normalize([Number.MAX_VALUE, Number.MAX_VALUE]), [0.5, 0.5]);
    assert.deepEqual(normalize([Number.MIN_VALUE, 0, Number.MIN_VALUE]), [0.5, 0, 0.5]);
  });
  it("returns 0, not −0, for a weight of −0", () => {
    assert.deepEqual(normalize([-0, 1]), [0, 1]);
  });
  it("returns a distribution, whatever the weights", () => {
    const weights = fc.array(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
    fc.assert(
      fc.property(weights, (w) => {
        fc.pre(w.some((x) => x > 0));
        assertDistribution(normalize(w), "p");
      }),
      { seed },
    );
  });
  it("throws, naming the culprit, on what are not weights", () => {
    refuses(
      () => normalize([1, -1]),
      "RangeError",
      "weights[1] is -1: a weight is a finite number, 0 or more",
    );
    refuses(
      () => normalize([NaN]),
      "RangeError",
      "weights[0] is NaN: a weight is a finite number, 0 or more",
    );
    refuses(
      () => normalize([Infinity]),
      "RangeError",
      "weights[0] is Infinity: a weight is a finite number, 0 or more",
    );
    refuses(
      () => normalize([0, 0]),
      "RangeError",
      "weights sums to 0: give at least one outcome a positive weight",
    );
    refuses(() => normalize([]), "RangeError", "weights is empty: give one or more numbers");
    refuses(() => normalize(["1"] as never), "TypeError", 'weights[0] is "1": give a number');
    refuses(
      () => normalize(undefined as never),
      "TypeError",
      "weights is undefined: give an array of numbers",
    );
  });
});

describe("oneHot(index, length)", () => {
  it("puts all the probability on one outcome, and has no entropy", () => {
    assert.deepEqual(oneHot(2, 4), [0, 0, 1, 0]);
    assert.equal(entropy(oneHot(0, 5)), 0);
  });
  it("throws on an index that is not an outcome", () => {
    for (const index of [-1, 4, 0.5, NaN])
      refuses(() => oneHot(index, 4), "RangeError", `index is ${index}: give a whole number from 0 to 3`);
    refuses(() => oneHot("0" as never, 4), "TypeError", 'index is "0": give a number');
    refuses(() => oneHot(0, 0), "RangeError", "length is 0: give a whole number of outcomes, 1 or more");
  });
});

describe("uniform(length)", () => {
  it("gives every outcome the same probability", () => {
    assert.deepEqual(uniform(4), [0.25, 0.25, 0.25, 0.25]);
    assert.deepEqual(uniform(1), [1]);
  });
  it("has the largest entropy of all distributions over as many outcomes", () => {
    fc.assert(
      fc.property(distribution, (p) => entropy(p) <= entropy(uniform(p.length)) + 1e-15),
      { seed },
    );
  });
  it("throws on what is not a number of outcomes", () => {
    for (const length of [0, -1, 2.5, NaN, Infinity])
      refuses(
        () => uniform(length),
        "RangeError",
        `length is ${length}: give a whole number of outcomes, 1 or more`,
      );
    refuses(() => uniform(undefined as never), "TypeError", "length is undefined: give a number");
  });
});
