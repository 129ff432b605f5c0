import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  conditionalEntropy,
  entropy,
  independent,
  jointEntropy,
  klDivergence,
  marginals,
  mutualInformation,
  normalize,
} from "surprisal";
import { base, distribution, joint, near, seed } from "./random.ts";

const transposed = (w: number[][]) => w[0].map((_, y) => w.map((row) => row[y]));

/** The sum and the difference of a coin, 0 or 1, and a die, 1 to 6: every pair of them has probability 1/12. */
const sumAndDifference = () => {
  const table = Array.from({ length: 7 }, () => Array(7).fill(0));
  for (const coin of [0, 1])
    for (const die of [1, 2, 3, 4, 5, 6]) table[coin + die - 1][coin - die + 6] += 1 / 12;
  return table;
};

describe("marginals(joint)", () => {
  it("are the sums of the rows and of the columns", () => {
    assert.deepEqual(
      marginals([
        [1 / 2, 1 / 4],
        [0, 1 / 4],
      ]),
      { rows: [3 / 4, 1 / 4], columns: [1 / 2, 1 / 2] },
    );
  });
  it("are right to the last digit however long a row is", () => {
    assert.deepEqual(marginals([Array(10).fill(0.1)]).rows, [1]);
    assert.deepEqual(marginals(Array(10).fill([0.1])).columns, [1]);
    const long = Array.from({ length: 4 }, () => new Float64Array(2048).fill(2 ** -13));
    assert.deepEqual(marginals(long).rows, [1 / 4, 1 / 4, 1 / 4, 1 / 4]);
    assert.ok(marginals(long).columns.every((p) => p === 2 ** -11));
  });
  it("give back what independent variables were made of", () => {
    fc.assert(
      fc.property(distribution, distribution, (p, q) => {
        const { rows, columns } = marginals(independent(p, q));
        return rows.every((x, i) => near(x, p[i])) && columns.every((y, i) => near(y, q[i]));
      }),
      { seed },
    );
  });
});

describe("independent(p, q)", () => {
  it("multiplies, p along the rows and q along the columns", () => {
    assert.deepEqual(independent([1 / 2, 1 / 2], [3 / 4, 1 / 4]), [
      [3 / 8, 1 / 8],
      [3 / 8, 1 / 8],
    ]);
    assert.deepEqual(independent(Float64Array.of(1), Float64Array.of(0.5, 0.5)), [[0.5, 0.5]]);
  });
  it("throws, naming the culprit, on what is not a distribution", () => {
    assert.throws(() => independent([0.5, 0.4], [1]), {
      name: "RangeError",
      message: /^p sums to 0.9, not 1/,
    });
    assert.throws(() => independent([1], [2]), { name: "RangeError", message: /^q\[0\] is 2/ });
    assert.throws(() => independent([1], undefined as never), {
      name: "TypeError",
      message: /^q is undefined/,
    });
  });
});

describe("jointEntropy(joint)", () => {
  it("is the entropy of the pairs", () => {
    fc.assert(
      fc.property(joint, base, (w, b) => near(jointEntropy(w, { base: b }), entropy(w.flat(), { base: b }))),
      { seed },
    );
  });
  it("is the sum of both entropies for independent variables, and less for others", () => {
    fc.assert(
      fc.property(distribution, distribution, (p, q) =>
        near(jointEntropy(independent(p, q)), entropy(p) + entropy(q)),
      ),
      { seed },
    );
    assert.equal(
      jointEntropy([
        [1 / 2, 0],
        [0, 1 / 2],
      ]),
      1,
    );
  });
});

describe("conditionalEntropy(joint)", () => {
  it("is what is left of the columns' surprisal once the row is known", () => {
    assert.equal(
      conditionalEntropy([
        [1 / 4, 1 / 4],
        [1 / 2, 0],
      ]),
      1 / 2,
    );
  });
  it("is 0, exactly, when the column follows from the row", () => {
    assert.equal(
      conditionalEntropy([
        [0.1, 0],
        [0, 0.3],
        [0, 0.6],
      ]),
      0,
    );
  });
  it("is the entropy of the columns when the row says nothing", () => {
    fc.assert(
      fc.property(distribution, distribution, (p, q) =>
        near(conditionalEntropy(independent(p, q)), entropy(q)),
      ),
      { seed },
    );
  });
  it("is H(X, Y) − H(X): the chain rule", () => {
    fc.assert(
      fc.property(joint, base, (w, b) => {
        const rows = normalize(marginals(w).rows);
        return near(
          conditionalEntropy(w, { base: b }),
          jointEntropy(w, { base: b }) - entropy(rows, { base: b }),
        );
      }),
      { seed },
    );
  });
  it("is never negative and never above the entropy of the columns: knowing more leaves less to ask", () => {
    fc.assert(
      fc.property(joint, (w) => {
        const left = conditionalEntropy(w);
        return left >= 0 && left <= entropy(normalize(marginals(w).columns)) + 1e-12;
      }),
      { seed },
    );
  });
  it("is finite for the rarest outcome there is", () => {
    // d log₂((1 + d) / d) + log₂(1 + d) = d (1074 + log₂ e), to the nearest multiple of d = 2⁻¹⁰⁷⁴
    assert.equal(conditionalEntropy([[1, 2 ** -1074]]), 1075 * 2 ** -1074);
  });
});

describe("mutualInformation(joint)", () => {
  it("is what one variable tells about the other", () => {
    const copied = [
      [1 / 2, 0],
      [0, 1 / 2],
    ];
    assert.equal(mutualInformation(copied), 1);
    // The fifth source's announced example: X = A + B, Y = A − B, of a coin A and a die B.
    assert.equal(mutualInformation(sumAndDifference()).toFixed(6), "1.918296");
    assert.equal(entropy(marginals(sumAndDifference()).rows).toFixed(6), "2.751629");
  });
  it("is 0, exactly, for independent tables that a double can hold exactly", () => {
    const eighths = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 8 }).map((counts) => {
      const rest = 2 ** Math.ceil(Math.log2(counts.reduce((a, b) => a + b, 1)));
      return [...counts, rest - counts.reduce((a, b) => a + b, 0)].map((n) => n / rest);
    });
    fc.assert(
      fc.property(eighths, eighths, base, (p, q, b) =>
        Object.is(mutualInformation(independent(p, q), { base: b }), 0),
      ),
      { seed },
    );
  });
  it("is nothing but rounding for any other independent table", () => {
    fc.assert(
      fc.property(distribution, distribution, (p, q) => mutualInformation(independent(p, q)) < 1e-30),
      { seed },
    );
  });
  it("is 0 when one of the two has a single outcome", () => {
    assert.equal(mutualInformation([[0.1, 0.2, 0.7]]), 0);
    assert.equal(mutualInformation([[0.1], [0.2], [0.7]]), 0);
    assert.equal(mutualInformation([[1]]), 0);
  });
  it("is the divergence of the joint from the independent one: I = D(joint ‖ product)", () => {
    fc.assert(
      fc.property(joint, base, (w, b) => {
        const { rows, columns } = marginals(w);
        const product = independent(normalize(rows), normalize(columns));
        return near(mutualInformation(w, { base: b }), klDivergence(w.flat(), product.flat(), { base: b }));
      }),
      { seed },
    );
  });
  it("is finite and right for a rare pair that is alone in its row and column", () => {
    // python -c "from mpmath import *; mp.dps=700; p=mpf(1e-200); print(nstr(((1+p)*log(1+p)-p*log(p))/log(2), 17))", and for 1e-300
    for (const [p, bits] of [
      [1e-200, 6.658283140183614e-198],
      [1e-300, 9.980211235070977e-298],
    ]) {
      const table = [
        [1, 0],
        [0, p],
      ];
      assert.ok(near(mutualInformation(table) / bits, 1, 2 ** -51));
    }
  });
  it("is symmetric", () => {
    fc.assert(
      fc.property(joint, (w) => near(mutualInformation(w), mutualInformation(transposed(w)), 1e-15)),
      { seed },
    );
  });
  it("is H(X) + H(Y) − H(X, Y), and never negative", () => {
    fc.assert(
      fc.property(joint, (w) => {
        const { rows, columns } = marginals(w);
        const information = mutualInformation(w);
        return (
          information >= 0 &&
          near(information, entropy(normalize(rows)) + entropy(normalize(columns)) - jointEntropy(w))
        );
      }),
      { seed },
    );
  });
  it("shrinks, if anything, when two columns are told apart no more: data processing", () => {
    fc.assert(
      fc.property(joint, (w) => {
        fc.pre(w[0].length > 1);
        const merged = w.map(([a, b, ...rest]) => [a + b, ...rest]);
        return mutualInformation(merged) <= mutualInformation(w) + 1e-14;
      }),
      { seed },
    );
  });
  it("takes typed rows and long ones", () => {
    const row = new Float64Array(2000).fill(1 / 4000);
    assert.equal(mutualInformation([row, row]), 0);
  });
});

for (const [name, measure] of Object.entries({
  marginals,
  jointEntropy,
  conditionalEntropy,
  mutualInformation,
})) {
  describe(`${name}(joint), given something else`, () => {
    const refuses = (wrong: unknown, error: string, message: string) =>
      assert.throws(() => measure(wrong as never), { name: error, message });

    it("throws, naming the entry, on what are not probabilities", () => {
      refuses([[0.5, -0.5]], "RangeError", "joint[0][1] is -0.5: a probability lies between 0 and 1");
      const remedy = "divide every entry by the sum of all if these are weights";
      refuses([[12, 30]], "RangeError", `joint[0][0] is 12: a probability lies between 0 and 1; ${remedy}`);
      refuses([[1], [NaN]], "RangeError", "joint[1][0] is NaN: a probability lies between 0 and 1");
      refuses([[1], ["0"]], "TypeError", 'joint[1][0] is "0": give a number');
      refuses([[1n]], "TypeError", "joint[0][0] is 1n: give a number");
      // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
      refuses([[0.5, , 0.5]], "TypeError", "joint[0][1] is undefined: give a number");
    });
    it("throws, with the remedy, when the sum is not 1", () => {
      refuses(
        [[1], [1]],
        "RangeError",
        "joint sums to 2, not 1: divide every entry by this sum if these are weights",
      );
    });
    it("throws on what is not a matrix", () => {
      refuses(undefined, "TypeError", "joint is undefined: give an array of rows of probabilities");
      refuses([], "RangeError", "joint is empty: give one or more rows of probabilities");
      refuses([[]], "RangeError", "joint[0] is empty: give one or more probabilities");
      refuses([0.5, 0.5], "TypeError", "joint[0] is 0.5: give an array of probabilities");
      refuses([[0.5, 0.5], undefined], "TypeError", "joint[1] is undefined: give an array of probabilities");
      refuses(
        [[0.5], [0.25, 0.25]],
        "RangeError",
        "joint[1] has length 2 and joint[0] has length 1: give both the same",
      );
    });
  });
}

for (const measure of [jointEntropy, conditionalEntropy, mutualInformation]) {
  describe(`${measure.name}(joint, { base })`, () => {
    it("scales by the base, and throws on a wrong one", () => {
      fc.assert(
        fc.property(joint, base, (w, b) =>
          near(measure(w, { base: b }) * Math.log(b), measure(w, { base: Math.E })),
        ),
        { seed },
      );
      for (const b of [1, 0, -2, NaN, Infinity])
        assert.throws(() => measure([[1]], { base: b }), { name: "RangeError", message: /^base is / });
    });
    it("is 0, not −0, when everything is certain", () => {
      for (const b of [2, 0.5]) assert.ok(Object.is(measure([[0, 1]], { base: b }), 0));
    });
  });
}
