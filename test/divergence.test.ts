import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  crossEntropy,
  entropy,
  independent,
  jsDivergence,
  klDivergence,
  normalize,
  oneHot,
  uniform,
} from "surprisal";
import { base, distribution, distributions, near, seed } from "./random.ts";

const plain = (numbers: number[]): ArrayLike<number> => numbers;
const typed = (numbers: number[]): ArrayLike<number> => Float64Array.from(numbers);

const measures = { crossEntropy, klDivergence, jsDivergence };

describe("crossEntropy(p, q)", () => {
  it("is the length of a message from p in the code for q", () => {
    assert.equal(crossEntropy([1 / 2, 1 / 4, 1 / 8, 1 / 8], uniform(4)), 2);
    assert.equal(crossEntropy(uniform(4), [1 / 2, 1 / 4, 1 / 8, 1 / 8]), 2.25);
  });
  it("is the entropy, exactly, when q is p", () => {
    fc.assert(
      fc.property(
        distribution,
        (p) => crossEntropy(p, p) === entropy(p) && crossEntropy(p, [...p]) === entropy(p),
      ),
      { seed },
    );
  });
  it("is the surprisal of the one outcome that is certain", () => {
    assert.equal(crossEntropy(oneHot(2, 3), [1 / 2, 1 / 4, 1 / 4]), 2);
    // The first source's example: python -c "from math import *; print(-log(0.7))"
    assert.equal(crossEntropy([1, 0], [0.7, 0.3], { base: Math.E }), 0.35667494393873245);
  });
  it("is Infinity when q rules out what p allows, and does not mind what both rule out", () => {
    assert.equal(crossEntropy([1 / 2, 1 / 2], [1, 0]), Infinity);
    assert.equal(crossEntropy([1, 0], [1, 0]), 0);
    assert.equal(crossEntropy([1, 0, 0], [1 / 2, 1 / 2, 0]), 1);
    assert.equal(crossEntropy([2 ** -1074, 1], [0, 1]), Infinity);
    assert.equal(crossEntropy([1 / 2, 1 / 2], [-0, 1]), Infinity);
  });
  it("is large but finite for the rarest outcome there is", () => {
    assert.equal(crossEntropy([1, 0], [2 ** -1074, 1]), 1074);
  });
  it("is never below the entropy of p: Gibbs' inequality", () => {
    fc.assert(
      fc.property(distributions(2), ([p, q]) => crossEntropy(p, q) >= entropy(p) - 1e-14),
      { seed },
    );
  });
});

describe("klDivergence(p, q)", () => {
  it("is the bits wasted on a bent coin by a code for a fair one", () => {
    assert.ok(near(klDivergence([3 / 4, 1 / 4], [1 / 2, 1 / 2]), 1 - entropy([3 / 4, 1 / 4]), 1e-15));
    assert.equal(klDivergence(oneHot(0, 8), uniform(8)), 3);
  });
  it("is zero, exactly, when p and q are the same", () => {
    fc.assert(
      fc.property(distribution, base, (p, b) => Object.is(klDivergence(p, [...p], { base: b }), 0)),
      { seed },
    );
    assert.equal(klDivergence([0.1, 0.2, 0.7], [0.1, 0.2, 0.7]), 0);
  });
  it("is positive when p and q are not the same, however little they differ", () => {
    fc.assert(
      fc.property(distribution, (p) => {
        const q = [...p];
        q[p.indexOf(Math.max(...p))] -= 2 ** -53;
        fc.pre(q.some((x, i) => x !== p[i]));
        return klDivergence(p, q) > 0;
      }),
      { seed },
    );
  });
  it("is never negative: Gibbs' inequality", () => {
    fc.assert(
      fc.property(distributions(2), ([p, q]) => klDivergence(p, q) >= 0),
      { seed, numRuns: 1000 },
    );
  });
  it("is never negative for neighbours either, where most formulas are", () => {
    const change = fc.double({ min: -1e-8, max: 1e-8, noNaN: true });
    fc.assert(
      fc.property(distribution, fc.array(change, { minLength: 12, maxLength: 12 }), (p, changes) => {
        const q = normalize(p.map((x, i) => x * (1 + changes[i])));
        return klDivergence(p, q) >= 0 && klDivergence(p, q) < 1e-15;
      }),
      { seed },
    );
  });
  it("is Infinity when q rules out what p allows, and does not mind what p rules out", () => {
    assert.equal(klDivergence([1 / 2, 1 / 2], [1, 0]), Infinity);
    assert.equal(klDivergence([1, 0], [1 / 2, 1 / 2]), 1);
    assert.equal(klDivergence([1, 0, 0], [1 / 2, 1 / 2, 0]), 1);
  });
  it("is right where the ratio of p and q is beyond the largest number", () => {
    assert.equal(klDivergence([1, 0], [2 ** -1074, 1]), 1074);
    assert.equal(klDivergence([2 ** -1074, 1], [1, 2 ** -1074]), 1074);
  });
  it("is crossEntropy(p, q) − entropy(p)", () => {
    fc.assert(
      fc.property(distributions(2), ([p, q]) =>
        near(
          klDivergence(p, q),
          crossEntropy(p, q) === Infinity ? Infinity : crossEntropy(p, q) - entropy(p),
        ),
      ),
      { seed },
    );
  });
  it("is log n less the entropy from the uniform distribution", () => {
    fc.assert(
      fc.property(distribution, (p) =>
        near(klDivergence(p, uniform(p.length)), Math.log2(p.length) - entropy(p)),
      ),
      { seed },
    );
  });
  it("is not a distance: it is not symmetric, and a detour can be shorter", () => {
    const [p, q, r] = [
      [0.5, 0.5],
      [0.25, 0.75],
      [0.1, 0.9],
    ];
    assert.ok(klDivergence(p, r) !== klDivergence(r, p));
    assert.ok(klDivergence(p, r) > klDivergence(p, q) + klDivergence(q, r));
  });
  it("adds up over independent sources", () => {
    fc.assert(
      fc.property(distributions(2), distributions(2), ([p, q], [r, s]) =>
        near(
          klDivergence(independent(p, r).flat(), independent(q, s).flat()),
          klDivergence(p, q) + klDivergence(r, s),
          1e-11,
        ),
      ),
      { seed },
    );
  });
  it("shrinks, if anything, when two outcomes are told apart no more: data processing", () => {
    fc.assert(
      fc.property(distributions(2), ([p, q]) => {
        fc.pre(p.length > 1);
        const merge = (d: number[]) => normalize([d[0] + d[1], ...d.slice(2)]);
        return klDivergence(merge(p), merge(q)) <= klDivergence(p, q) + 1e-12;
      }),
      { seed },
    );
  });
});

describe("jsDivergence(p, q)", () => {
  it("is 1 bit, exactly, when no outcome can come from both", () => {
    assert.equal(jsDivergence([1, 0], [0, 1]), 1);
    assert.equal(jsDivergence([0.1, 0.2, 0.7, 0, 0], [0, 0, 0, 0.4, 0.6]), 1);
    assert.equal(jsDivergence([1, 0], [0, 1], { base: Math.E }), Math.LN2);
  });
  it("is zero, exactly, when p and q are the same", () => {
    fc.assert(
      fc.property(distribution, base, (p, b) => Object.is(jsDivergence(p, [...p], { base: b }), 0)),
      { seed },
    );
  });
  it("is symmetric", () => {
    fc.assert(
      fc.property(distributions(2), ([p, q]) => near(jsDivergence(p, q), jsDivergence(q, p), 1e-15)),
      { seed },
    );
  });
  it("lies within [0, 1] bit", () => {
    fc.assert(
      fc.property(distributions(2), ([p, q]) => jsDivergence(p, q) >= 0 && jsDivergence(p, q) <= 1),
      { seed, numRuns: 1000 },
    );
  });
  it("stays within 1 bit for distributions that hardly meet", () => {
    const tiny = fc.double({ min: 1e-30, max: 1e-12, noNaN: true });
    fc.assert(
      fc.property(distributions(2), tiny, ([p, q], d) => {
        const apart = (a: number[], b: number[]) => normalize([...a, ...b.map((x) => x * d)]);
        return jsDivergence(apart(p, q), apart(q, p).reverse()) <= 1;
      }),
      { seed, numRuns: 1000 },
    );
  });
  it("is the mean divergence from the middle", () => {
    fc.assert(
      fc.property(distributions(2), ([p, q]) => {
        const m = p.map((x, i) => (x + q[i]) / 2);
        return near(jsDivergence(p, q), (klDivergence(p, m) + klDivergence(q, m)) / 2);
      }),
      { seed },
    );
  });
  it("is the entropy of the middle less the mean entropy", () => {
    fc.assert(
      fc.property(distributions(2), ([p, q]) => {
        const m = p.map((x, i) => (x + q[i]) / 2);
        return near(jsDivergence(p, q), entropy(m) - (entropy(p) + entropy(q)) / 2);
      }),
      { seed },
    );
  });
  it("has a square root that is a distance", () => {
    const distance = (p: number[], q: number[]) => Math.sqrt(jsDivergence(p, q));
    fc.assert(
      fc.property(distributions(3), ([p, q, r]) => distance(p, r) <= distance(p, q) + distance(q, r) + 1e-14),
      { seed, numRuns: 500 },
    );
  });
  it("is finite where the Kullback–Leibler divergence is not", () => {
    assert.equal(klDivergence([1 / 2, 1 / 2], [1, 0]), Infinity);
    assert.ok(near(jsDivergence([1 / 2, 1 / 2], [1, 0]), 1.5 - 0.75 * Math.log2(3), 1e-15));
  });
});

for (const [name, measure] of Object.entries(measures)) {
  describe(`${name}(p, q), given something else`, () => {
    it("throws, naming the culprit, on what is not a distribution", () => {
      assert.throws(() => measure([0.5, 0.4], [0.5, 0.5]), {
        name: "RangeError",
        message: /^p sums to 0.9, not 1/,
      });
      assert.throws(() => measure([0.5, 0.5], [0.5, 0.4]), {
        name: "RangeError",
        message: /^q sums to 0.9, not 1/,
      });
      assert.throws(() => measure([], []), { name: "RangeError", message: /^p is empty/ });
      assert.throws(() => measure([1], undefined as never), {
        name: "TypeError",
        message: /^q is undefined/,
      });
      assert.throws(() => measure([1], "1" as never), { name: "TypeError", message: /^q is "1"/ });
      for (const wrong of ["0.001", 1n, undefined, null, -0.001, NaN, Infinity, 2])
        for (const place of [300, 777])
          for (const kind of typeof wrong === "number" ? [plain, typed] : [plain]) {
            const right = kind(uniform(1000));
            const q = kind(Object.assign(uniform(1000), { [place]: wrong }));
            const culprit = (name: string) =>
              new RegExp(`^(RangeError|TypeError): ${name}\\[${place}\\] is `);
            assert.throws(() => measure(right, q), culprit("q"));
            assert.throws(() => measure(q, right), culprit("p"));
            assert.throws(() => measure(q, q), culprit("p"));
          }
    });
    it("throws on what sums to 1 but is not a distribution", () => {
      for (const [wrong, other] of [
        [-0.25, 1.25],
        [1 + 2 ** -40, 0],
      ])
        for (const length of [2, 1000])
          for (const kind of [plain, typed]) {
            const p = kind([wrong, ...Array<number>(length - 2).fill(0), other]);
            assert.throws(() => measure(p, kind(uniform(length))), /^RangeError: p\[0\] is /);
            assert.throws(() => measure(kind(uniform(length)), p), /^RangeError: q\[0\] is /);
            assert.throws(() => measure(kind(oneHot(1, length)), p), /^RangeError: q\[0\] is /);
            assert.equal(measure(kind([0, 1]), kind([0, 1])), 0);
          }
    });
    it("throws when the two are not over the same outcomes", () => {
      assert.throws(() => measure([1], [0.5, 0.5]), {
        name: "RangeError",
        message:
          "p has length 1 and q has length 2: give both the same outcomes, with 0 for an impossible one",
      });
    });
    it("throws on what is not a base", () => {
      for (const b of [1, 0, -2, NaN, Infinity])
        assert.throws(() => measure([1], [1], { base: b }), { name: "RangeError", message: /^base is / });
      assert.throws(() => measure([1], [1], { base: "e" as never }), {
        name: "TypeError",
        message: /^base is "e"/,
      });
    });
    it("leaves its arguments as they were, and does not mind their kind", () => {
      const p = Object.freeze([0.25, 0.75]);
      const q = Object.freeze([0.5, 0.5]);
      assert.equal(measure(p, q), measure(Float64Array.from(p), Float32Array.from(q)));
    });
    it("is never NaN and never −0", () => {
      fc.assert(
        fc.property(distributions(2), base, ([p, q], b) => {
          const answer = measure(p, q, { base: b });
          return !Number.isNaN(answer) && !Object.is(answer, -0);
        }),
        { seed },
      );
    });
    it("scales by the base", () => {
      fc.assert(
        fc.property(distributions(2), base, ([p, q], b) =>
          near(measure(p, q, { base: b }) * Math.log(b), measure(p, q, { base: Math.E })),
        ),
        { seed },
      );
    });
  });
}
