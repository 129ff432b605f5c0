import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { entropy, independent, normalize, oneHot, surprisal, uniform } from "surprisal";
import { base, distribution, near, seed } from "./random.ts";

describe("surprisal(p)", () => {
  it("is the number of coin tosses that are as hard to call", () => {
    for (const tosses of [0, 1, 2, 10, 1074]) assert.equal(surprisal(2 ** -tosses), tosses);
  });
  it("is 0, not −0, for what is certain", () => {
    assert.ok(Object.is(surprisal(1), 0));
    assert.ok(Object.is(surprisal(1, { base: Math.E }), 0));
    assert.ok(Object.is(surprisal(1, { base: 0.5 }), 0));
  });
  it("is Infinity for the impossible", () => {
    assert.equal(surprisal(0), Infinity);
    assert.equal(surprisal(-0), Infinity);
  });
  it("adds up over independent outcomes", () => {
    const probability = fc.double({ min: 1e-100, max: 1, noNaN: true });
    fc.assert(
      fc.property(probability, probability, (p, q) => near(surprisal(p * q), surprisal(p) + surprisal(q))),
      { seed },
    );
  });
  it("is measured in bits, nats, or whatever the base says", () => {
    assert.equal(surprisal(1 / 2, { base: Math.E }), Math.LN2);
    assert.equal(surprisal(1 / 1000, { base: 10 }), 3);
    assert.equal(surprisal(1 / 16, { base: 4 }), 2);
  });
  it("throws on what is not a probability", () => {
    for (const p of [-0.1, 1.1, NaN, Infinity])
      assert.throws(() => surprisal(p), {
        name: "RangeError",
        message: `p is ${p}: a probability lies between 0 and 1`,
      });
    assert.throws(() => surprisal("1" as never), { name: "TypeError", message: 'p is "1": give a number' });
    assert.throws(() => surprisal([0.5] as never), {
      name: "TypeError",
      message: "p is an array: give a number",
    });
    assert.throws(() => surprisal(undefined as never), {
      name: "TypeError",
      message: "p is undefined: give a number",
    });
  });
});

describe("entropy(p)", () => {
  it("is the mean number of yes-or-no questions it takes to learn the outcome", () => {
    assert.equal(entropy([1 / 2, 1 / 2]), 1);
    assert.equal(entropy([1 / 2, 1 / 4, 1 / 8, 1 / 8]), 1.75);
    assert.equal(entropy(uniform(1024)), 10);
  });
  it("is log n for n equally probable outcomes", () => {
    for (const n of [1, 2, 3, 6, 100, 1000]) assert.ok(near(entropy(uniform(n)), Math.log2(n), 1e-15));
  });
  it("is 0, not −0, when one outcome is certain", () => {
    assert.ok(Object.is(entropy([1]), 0));
    assert.ok(Object.is(entropy([0, 1, 0]), 0));
    assert.ok(Object.is(entropy([0, 1], { base: 0.5 }), 0));
    assert.ok(Object.is(entropy(oneHot(700, 2000)), 0));
  });
  it("does not mind impossible outcomes", () => {
    assert.equal(entropy([0, 1 / 2, 0, 1 / 2]), 1);
  });
  it("sees the rarest outcomes there are", () => {
    // python -c "from mpmath import *; mp.dps=40; d=mpf(2)**-1074; print(-d*log(d,2))"
    assert.equal(entropy([1, 2 ** -1074]), 1074 * 2 ** -1074);
    // python -c "from mpmath import *; mp.dps=40; d=mpf(2)**-53; print(-d*log(d,2)-(1-d)*log(1-d,2))"
    assert.ok(Math.abs(entropy([1 - 2 ** -53, 2 ** -53]) / 6.044353355704076e-15 - 1) <= 2 ** -51);
  });
  it("does not change with the order of the outcomes", () => {
    fc.assert(
      fc.property(distribution, (p) => near(entropy(p), entropy([...p].reverse()), 1e-15)),
      { seed },
    );
  });
  it("is the expected surprisal", () => {
    fc.assert(
      fc.property(distribution, base, (p, b) => {
        const expected = p.reduce((sum, pi) => sum + (pi === 0 ? 0 : pi * surprisal(pi, { base: b })), 0);
        return near(entropy(p, { base: b }), expected);
      }),
      { seed },
    );
  });
  it("lies between 0 and log n", () => {
    fc.assert(
      fc.property(distribution, (p) => entropy(p) >= 0 && entropy(p) <= Math.log2(p.length) + 1e-15),
      { seed },
    );
  });
  it("adds up over independent sources", () => {
    fc.assert(
      fc.property(distribution, distribution, (p, q) =>
        near(entropy(independent(p, q).flat()), entropy(p) + entropy(q)),
      ),
      { seed },
    );
  });
  it("grows by grouping: H = H(groups) + what is left within them", () => {
    fc.assert(
      fc.property(distribution, (p) => {
        fc.pre(p.length > 1 && p[0] + p[1] > 0);
        const group = p[0] + p[1];
        const within = entropy(normalize([p[0], p[1]]));
        return near(entropy(p), entropy(normalize([group, ...p.slice(2)])) + group * within);
      }),
      { seed },
    );
  });
  it("scales by the base: bits are nats over ln 2", () => {
    fc.assert(
      fc.property(distribution, base, (p, b) =>
        near(entropy(p, { base: b }) * Math.log(b), entropy(p, { base: Math.E })),
      ),
      { seed },
    );
    assert.equal(entropy([1 / 2, 1 / 2], { base: Math.E }), Math.LN2);
    assert.ok(near(entropy(uniform(10), { base: 10 }), 1, 1e-15));
    assert.equal(entropy([1 / 2, 1 / 2], { base: undefined }), 1);
  });
  it("takes typed arrays and long ones, and leaves them as they were", () => {
    const p = new Float64Array(5000).fill(1 / 5000);
    assert.equal(entropy(p), Math.log2(5000));
    assert.ok(p.every((x) => x === 1 / 5000));
    assert.equal(entropy(Object.freeze([0.5, 0.5])), 1);
    assert.equal(entropy(Float32Array.of(0.5, 0.25, 0.25)), 1.5);
  });
  it("throws, naming the culprit, on what is not a distribution, wherever in a long array it is", () => {
    assert.throws(() => entropy([0.5, 0.4]), {
      name: "RangeError",
      message: "p sums to 0.9, not 1: use normalize() if these are weights",
    });
    assert.throws(() => entropy([]), {
      name: "RangeError",
      message: "p is empty: give one or more probabilities",
    });
    assert.throws(() => entropy(undefined as never), {
      name: "TypeError",
      message: "p is undefined: give an array of probabilities",
    });
    for (const wrong of ["0.001", 1n, undefined, null, -0.001, NaN, Infinity, 2]) {
      const p: unknown[] = Array(1000).fill(0.001);
      p[777] = wrong;
      assert.throws(() => entropy(p as never), /^(RangeError|TypeError): p\[777\] is /);
    }
  });
  it("refuses what is not a probability in a long typed array, even where the sum is 1", () => {
    for (const at of [4, 5, 6, 7, 777]) {
      const negative = new Float64Array(1000).fill(0.001);
      negative[at] = -0.001;
      negative[0] = 0.003;
      const moreThanOne = new Float64Array(1000);
      moreThanOne[at] = 1 + 1e-10;
      const notANumber = new Float64Array(1000).fill(0.001);
      notANumber[at] = NaN;
      for (const p of [negative, moreThanOne, notANumber])
        assert.throws(() => entropy(p), { name: "RangeError", message: new RegExp(`^p\\[${at}\\] is `) });
    }
  });
  it("throws on what is not a base", () => {
    for (const b of [1, 0, -2, NaN, Infinity])
      assert.throws(() => entropy([1], { base: b }), {
        name: "RangeError",
        message: `base is ${b}: give a positive base other than 1, such as 2 for bits or Math.E for nats`,
      });
    assert.throws(() => entropy([1], { base: "2" as never }), {
      name: "TypeError",
      message: 'base is "2": give a number',
    });
  });
});
