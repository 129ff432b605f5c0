import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { entropy, logSoftmax, logSumExp, softmax } from "surprisal";
import { near, seed } from "./random.ts";

const logits = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 });
const insert = (list: number[], at: number, x: number) => [...list.slice(0, at), x, ...list.slice(at)];
const temperature = fc.double({ min: 0.01, max: 100, noNaN: true });

describe("softmax(logits)", () => {
  it("turns scores into probabilities, each proportional to its exponential", () => {
    assert.deepEqual(softmax([0, 0]), [0.5, 0.5]);
    const [a, b] = softmax([0, Math.log(3)]);
    assert.ok(near(a, 1 / 4, 1e-15) && near(b, 3 / 4, 1e-15));
    assert.deepEqual(softmax([7]), [1]);
  });
  it("neither overflows nor underflows", () => {
    assert.deepEqual(softmax([1000, 0]), [1, 0]);
    assert.deepEqual(softmax([-1000, -1000]), [0.5, 0.5]);
    assert.deepEqual(softmax([Number.MAX_VALUE, -Number.MAX_VALUE]), [1, 0]);
    assert.deepEqual(
      softmax([-1.5e308, 1.5e308, -Infinity], { temperature: 1.5e308 }),
      softmax([-1, 1, -Infinity]),
    );
  });
  it("gives a distribution, in the order of the logits", () => {
    fc.assert(
      fc.property(logits, temperature, (z, t) => {
        const p = softmax(z, { temperature: t });
        return entropy(p) >= 0 && z.every((zi, i) => z.every((zj, j) => zi < zj || p[i] >= p[j]));
      }),
      { seed },
    );
  });
  it("does not change when the same is added to every logit", () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: -1000, max: 1000 }), (z, shift) => {
        const p = softmax(z.map(Math.round));
        return softmax(z.map((x) => Math.round(x) + shift)).every((x, i) => x === p[i]);
      }),
      { seed },
    );
  });
  it("is what softmax of the logits over the temperature is", () => {
    fc.assert(
      fc.property(logits, temperature, (z, t) => {
        const p = softmax(z.map((x) => x / t));
        return softmax(z, { temperature: t }).every((x, i) => near(x, p[i], 1e-9));
      }),
      { seed },
    );
  });
  it("gives all to the largest logit when cold, and the same to all when hot", () => {
    assert.deepEqual(softmax([1, 2, 1.9], { temperature: 1e-6 }), [0, 1, 0]);
    assert.deepEqual(softmax([1, 2, 1.9], { temperature: Number.MIN_VALUE }), [0, 1, 0]);
    assert.deepEqual(softmax([403, -25], { temperature: 1e-310 }), [1, 0]);
    assert.deepEqual(logSoftmax([403, -25], { temperature: 1e-310 }), [0, -Infinity]);
    assert.ok(softmax([1, 2, 1.9], { temperature: 1e17 }).every((p) => near(p, 1 / 3, 1e-15)));
  });
  it("gives nothing to a class that is ruled out by -Infinity, and to the others what they have without it", () => {
    assert.deepEqual(softmax([0, -Infinity, 0]), [0.5, 0, 0.5]);
    assert.deepEqual(softmax([-Infinity, 7]), [0, 1]);
    fc.assert(
      fc.property(logits, temperature, fc.nat(12), (z, t, at) => {
        const p = softmax(z, { temperature: t });
        const masked = softmax(insert(z, at, -Infinity), { temperature: t });
        return insert(p, at, 0).every((x, i) => (x === 0 ? masked[i] === 0 : near(masked[i], x, 1e-15)));
      }),
      { seed },
    );
    const long = softmax(Float64Array.from({ length: 2000 }, (_, i) => (i % 2 ? -Infinity : 3)));
    assert.ok(long.every((p, i) => p === (i % 2 ? 0 : 1 / 1000)));
  });
  it("grows in entropy with the temperature", () => {
    const entropies = [0.1, 0.5, 1, 2, 10].map((t) => entropy(softmax([5, 2, -1], { temperature: t })));
    assert.deepEqual(
      entropies,
      [...entropies].sort((a, b) => a - b),
    );
  });
  it("takes typed arrays and long ones, and leaves them as they were", () => {
    const z = new Float32Array(1500).fill(3);
    assert.ok(softmax(z).every((p) => p === 1 / 1500));
    assert.ok(z.every((x) => x === 3));
    assert.equal(softmax(Object.freeze([1, 1])).length, 2);
  });
});

describe("logSoftmax(logits)", () => {
  it("is the logarithm of the softmax, in nats", () => {
    fc.assert(
      fc.property(logits, temperature, (z, t) => {
        const p = softmax(z, { temperature: t });
        return logSoftmax(z, { temperature: t }).every(
          (l, i) => p[i] < 1e-300 || near(l, Math.log(p[i]), 1e-9),
        );
      }),
      { seed },
    );
  });
  it("is accurate where the softmax is 0 or rounds to 1", () => {
    assert.deepEqual(logSoftmax([1000, 0]), [0, -1000]);
    // python -c "from mpmath import *; mp.dps=40; print(log(1+exp(-mpf(40))))"
    assert.equal(logSoftmax([40, 0])[0], -4.248354255291589e-18);
  });
  it("is -Infinity for a class that is ruled out", () => {
    assert.deepEqual(logSoftmax([1000, -Infinity, 0]), [0, -Infinity, -1000]);
    assert.deepEqual(logSoftmax([-Infinity, 5], { temperature: 1e300 }), [-Infinity, 0]);
  });
  it("is never above 0, and never NaN or −0", () => {
    fc.assert(
      fc.property(logits, (z) => logSoftmax(z).every((l) => l <= 0 && !Object.is(l, -0))),
      { seed },
    );
    assert.ok(Object.is(logSoftmax([3])[0], 0));
  });
});

describe("logSumExp(logits)", () => {
  it("is a smooth maximum: at least the largest logit, and at most ln n more", () => {
    fc.assert(
      fc.property(logits, (z) => {
        const above = logSumExp(z) - Math.max(...z);
        return above >= 0 && above <= Math.log(z.length) + 1e-12;
      }),
      { seed },
    );
  });
  it("is ln Σ exp for logits that exp can take", () => {
    const small = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(small, (z) => near(logSumExp(z), Math.log(z.reduce((sum, x) => sum + Math.exp(x), 0)))),
      { seed },
    );
    assert.equal(logSumExp([0, 0]), Math.LN2);
    assert.equal(logSumExp([5]), 5);
  });
  it("does not mind classes that are ruled out, and is -Infinity when all are", () => {
    assert.equal(logSumExp([0, -Infinity, 0]), Math.LN2);
    assert.equal(logSumExp([-Infinity, -3]), -3);
    assert.equal(logSumExp([-Infinity]), -Infinity);
    assert.equal(logSumExp(new Float32Array(2000).fill(-Infinity)), -Infinity);
  });
  it("does not overflow", () => {
    assert.equal(logSumExp([1000, 1000]), 1000 + Math.LN2);
    assert.equal(logSumExp([-1000, 1000]), 1000);
  });
  it("finds the largest logit in whichever block it is", () => {
    for (const place of [0, 511, 512, 1499]) {
      const z = new Array(1500).fill(-1e6);
      z[place] = 7;
      assert.equal(logSumExp(z), 7);
    }
  });
});

for (const measure of [softmax, logSoftmax, logSumExp]) {
  describe(`${measure.name}(logits), given something else`, () => {
    const refuses = (wrong: unknown, name: string, message: string) =>
      assert.throws(() => measure(wrong as never), { name, message });

    it("throws, naming the logit, on NaN, +Infinity and what is not a number", () => {
      for (const wrong of [NaN, Infinity])
        refuses(
          [0, wrong],
          "RangeError",
          `logits[1] is ${wrong}: a logit is a finite number, or -Infinity for a class that is ruled out`,
        );
      refuses(["1"], "TypeError", 'logits[0] is "1": give a number');
      refuses([1n], "TypeError", "logits[0] is 1n: give a number");
      // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
      refuses([1, , 1], "TypeError", "logits[1] is undefined: give a number");
    });
    it("throws on what is not an array, or an empty one", () => {
      refuses([], "RangeError", "logits is empty: give one or more numbers");
      refuses(3, "TypeError", "logits is 3: give an array of numbers");
      refuses(undefined, "TypeError", "logits is undefined: give an array of numbers");
    });
  });
}

for (const measure of [softmax, logSoftmax]) {
  describe(`${measure.name}(logits, { temperature })`, () => {
    it("throws where every class is ruled out", () => {
      for (const z of [[-Infinity], [-Infinity, -Infinity], new Float64Array(1000).fill(-Infinity)])
        for (const t of [1, 2])
          assert.throws(() => measure(z, { temperature: t }), {
            name: "RangeError",
            message: "every one of logits is -Infinity: give at least one class a finite logit",
          });
    });
    it("throws on what is not a temperature", () => {
      for (const t of [0, -1, NaN, Infinity])
        assert.throws(() => measure([1], { temperature: t }), {
          name: "RangeError",
          message: `temperature is ${t}: give a positive number; 1 leaves the logits as they are`,
        });
      assert.throws(() => measure([1], { temperature: "1" as never }), {
        name: "TypeError",
        message: 'temperature is "1": give a number',
      });
    });
  });
}
