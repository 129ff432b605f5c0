// Every number that the five source lessons print, from the library, at the precision they print it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  binaryCrossEntropyLoss,
  crossEntropy,
  entropy,
  independent,
  jointEntropy,
  jsDivergence,
  klDivergence,
  marginals,
  mutualInformation,
  oneHot,
  softmax,
  surprisal,
  uniform,
} from "surprisal";

const nats = { base: Math.E };
const rounded = (values: number | readonly number[], digits = 4) =>
  [values].flat().map((value) => value.toFixed(digits));

describe("the source of lesson 1", () => {
  const p = [1, 0, 0];
  const q = [0.7, 0.2, 0.1];
  it("prints H(P,Q) = 0.3567 and KL = 0.3567 nats, which are equal", () => {
    assert.deepEqual(rounded([crossEntropy(p, q, nats), klDivergence(p, q, nats)]), ["0.3567", "0.3567"]);
    assert.equal(crossEntropy(p, q, nats), 0.35667494393873245);
    assert.deepEqual(rounded(crossEntropy(p, q)), ["0.5146"]);
  });
});

describe("the source of lesson 2", () => {
  const p = [0.7, 0.3];
  const q = [0.5, 0.5];
  it("prints the entropy, divergence and cross entropy of its two coins in nats, to 15 digits", () => {
    const fifteen = (x: number) => x.toPrecision(15);
    assert.equal(fifteen(entropy(p, nats)), fifteen(0.6108643020548935));
    assert.equal(fifteen(klDivergence(p, q, nats)), fifteen(0.08228287850505178));
    assert.equal(fifteen(crossEntropy(p, q, nats)), fifteen(Math.LN2));
    assert.equal(fifteen(entropy(p, nats) + klDivergence(p, q, nats)), fifteen(Math.LN2));
  });
  it("has bits 0.88129, 0.11871 and 1", () => {
    assert.deepEqual(rounded([entropy(p), klDivergence(p, q)], 5), ["0.88129", "0.11871"]);
    assert.equal(crossEntropy(p, q), 1);
  });
  it("means the discriminator's loss: 0.5108256 for its D and y, 1.34428 = log 4 − 2 JSD for the best D", () => {
    const logit = (d: number) => Math.log(d / (1 - d));
    assert.deepEqual(rounded(binaryCrossEntropyLoss([logit(0.6), logit(0.4)], [1, 0]), 7), ["0.5108256"]);
    const best = p.map((x, i) => x / (x + q[i]));
    assert.deepEqual(rounded(best, 5), ["0.58333", "0.37500"]);
    const loss =
      binaryCrossEntropyLoss(logit(best[0]), 1) * p[0] +
      binaryCrossEntropyLoss(logit(best[1]), 1) * p[1] +
      binaryCrossEntropyLoss(logit(best[0]), 0) * q[0] +
      binaryCrossEntropyLoss(logit(best[1]), 0) * q[1];
    assert.ok(Math.abs(loss - 1.3442825097162165) < 1e-15);
    assert.ok(Math.abs(Math.log(4) - 2 * jsDivergence(p, q, nats) - loss) < 1e-15);
    assert.ok(Math.abs(jsDivergence(p, q, nats) - 0.021005925701837062) < 1e-16);
  });
});

describe("the source of lesson 3", () => {
  const p = [0.2, 0.3, 0.5];
  const models = [
    [0.1, 0.4, 0.5],
    [0.1, 0.1, 0.8],
  ];
  const each = (measure: (q: number[]) => number) => rounded(models.map(measure));
  it("prints cross entropies and entropy with the sign lost", () => {
    assert.deepEqual(
      each((q) => -crossEntropy(p, q, nats)),
      ["-1.0820", "-1.2629"],
    );
    assert.deepEqual(rounded(-entropy(p, nats)), ["-1.0297"]);
  });
  it("prints the divergences 0.0523 and 0.2332 nats, twice", () => {
    assert.deepEqual(
      each((q) => klDivergence(p, q, nats)),
      ["0.0523", "0.2332"],
    );
    assert.deepEqual(
      each((q) => crossEntropy(p, q, nats) - entropy(p, nats)),
      ["0.0523", "0.2332"],
    );
  });
  it("has bits 1.5610, 1.8219; 0.0755, 0.3365; 1.4855, and reverse divergences 0.0458, 0.1968 nats", () => {
    assert.deepEqual(
      each((q) => crossEntropy(p, q)),
      ["1.5610", "1.8219"],
    );
    assert.deepEqual(
      each((q) => klDivergence(p, q)),
      ["0.0755", "0.3365"],
    );
    assert.deepEqual(rounded(entropy(p)), ["1.4855"]);
    assert.deepEqual(
      each((q) => klDivergence(q, p, nats)),
      ["0.0458", "0.1968"],
    );
  });
});

describe("the source of lesson 4", () => {
  it("prints the entropy of a fair coin, 1 bit", () => assert.equal(entropy([1 / 2, 1 / 2]), 1));
  it("prints the table [0, 0, 1, 0]: entropy 0, and a loss of −log₂ of the prediction for the class", () => {
    const p = [0, 0, 1, 0];
    assert.deepEqual(oneHot(2, 4), p);
    assert.equal(entropy(p), 0);
    const q = softmax([0.3, 1, 2.5, -1]);
    assert.equal(crossEntropy(p, q), surprisal(q[2]));
    assert.ok(Math.abs(klDivergence(p, q) - surprisal(q[2])) < 1e-15);
  });
  it("says D(p‖q) ≠ D(q‖p), to which a mirror pair is the exception: 0.33892 nats both ways", () => {
    const [p, q] = [
      [0.3, 0.7],
      [0.7, 0.3],
    ];
    assert.deepEqual(rounded([klDivergence(p, q, nats), klDivergence(q, p, nats)], 5), [
      "0.33892",
      "0.33892",
    ]);
  });
});

describe("the source of lesson 5", () => {
  const tenths = Array.from({ length: 10 }, (_, i) => (i + 1) / 10);
  it("prints −log₂ x and −x log₂ x from 0.1 to 1", () => {
    assert.equal(
      rounded(tenths.map((x) => surprisal(x))).join(" "),
      "3.3219 2.3219 1.7370 1.3219 1.0000 0.7370 0.5146 0.3219 0.1520 0.0000",
    );
    assert.equal(
      rounded(tenths.map((x) => x * surprisal(x))).join(" "),
      "0.3322 0.4644 0.5211 0.5288 0.5000 0.4422 0.3602 0.2575 0.1368 0.0000",
    );
  });
  it("prints the entropies of a coin, a die and [.1, .9]: 1, 2.5850, 0.4690 bits", () => {
    assert.equal(entropy(uniform(2)), 1);
    assert.deepEqual(rounded([entropy(uniform(6)), entropy([0.1, 0.9])]), ["2.5850", "0.4690"]);
    assert.ok(Math.abs(entropy(uniform(6)) - Math.log2(6)) < 1e-15);
  });
  it("prints that a coin and a die together have log₂ 12 = 3.5850 bits", () => {
    const together = jointEntropy(independent(uniform(2), uniform(6)));
    assert.deepEqual(rounded(together), ["3.5850"]);
    assert.ok(Math.abs(together - Math.log2(12)) < 1e-15);
  });
  it("prints binary cross entropies 3.3219, 1, 0.1520, 0 bits", () => {
    const predictions = [0.1, 0.5, 0.9, 1];
    assert.deepEqual(rounded(predictions.map((q) => crossEntropy([1, 0], [q, 1 - q]))), [
      "3.3219",
      "1.0000",
      "0.1520",
      "0.0000",
    ]);
  });
  it("prints cross entropies over five classes 4.3219, 2.3219, 0.3219, 0 bits", () => {
    const predictions = [
      [0.05, 0.05, 0.05, 0.05, 0.8],
      uniform(5),
      [0.05, 0.05, 0.8, 0.05, 0.05],
      oneHot(2, 5),
    ];
    assert.deepEqual(rounded(predictions.map((q) => crossEntropy(oneHot(2, 5), q))), [
      "4.3219",
      "2.3219",
      "0.3219",
      "0.0000",
    ]);
  });
  it("prints the divergence 0.1536 bits, and 0.1757 the other way round", () => {
    const p = [0.1, 0.2, 0.3, 0.4];
    const q = uniform(4);
    assert.deepEqual(rounded([klDivergence(p, q), klDivergence(q, p)]), ["0.1536", "0.1757"]);
    assert.ok(Math.abs(klDivergence(p, q) - 0.15356065532898455) < 1e-15);
    assert.ok(Math.abs(klDivergence(q, p) - 0.1756874697070733) < 1e-15);
    assert.ok(Math.abs(crossEntropy(p, q) - entropy(p) - klDivergence(p, q)) < 1e-15);
    assert.ok(Math.abs(crossEntropy(q, p) - entropy(q) - klDivergence(q, p)) < 1e-15);
  });
  it("prints, in single precision, True for the coin, the die and their sum, and False for both divergences", () => {
    const float = Math.fround;
    const single = (values: number[]) => Array.from(Float32Array.from(values));
    const total = (terms: number[]) => terms.reduce((sum, term) => float(sum + term), 0);
    const log2 = (x: number) => float(Math.log2(x));
    const eps = float(1e-8);
    const H = (p: number[]) => -total(p.map((x) => float(x * log2(float(x + eps)))));
    const CE = (p: number[], q: number[]) => -total(p.map((x, i) => float(x * log2(float(q[i] + eps)))));
    const KL = (p: number[], q: number[]) =>
      total(p.map((x, i) => float(x * log2(float(float(x + eps) / float(q[i] + eps))))));
    const coin = H(single(uniform(2)));
    const die = H(single(uniform(6)));
    assert.deepEqual([coin === log2(2), die === log2(6), float(coin + die) === log2(12)], [true, true, true]);
    const p = single([0.1, 0.2, 0.3, 0.4]);
    const q = single(uniform(4));
    const difference = (p: number[], q: number[]) => float(CE(p, q) - H(p));
    assert.deepEqual([KL(p, q) === difference(p, q), KL(q, p) === difference(p, q)], [false, false]);
    const close = (a: number, b: number) => Math.abs(a - b) <= 1e-8 + 1e-5 * Math.abs(b);
    assert.deepEqual([close(KL(p, q), difference(p, q)), close(KL(q, p), difference(q, p))], [true, true]);
  });
  it("announces mutual information: 1.918296 bits for A + B and A − B, 0 for an independent pair", () => {
    const joint = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => 0));
    for (const a of [0, 1]) for (let b = 1; b <= 6; b++) joint[a + b][a - b + 6] += 1 / 12;
    const { rows, columns } = marginals(joint);
    assert.deepEqual(rounded([mutualInformation(joint), entropy(rows), entropy(columns)], 6), [
      "1.918296",
      "2.751629",
      "2.751629",
    ]);
    assert.deepEqual(rounded(jointEntropy(joint), 6), ["3.584963"]);
    assert.equal(mutualInformation(independent([1 / 2, 1 / 2], [1 / 4, 3 / 4])), 0);
  });
  it("asks which properties of a distance fail: symmetry and the triangle, which √JSD passes", () => {
    const [a, b, c] = [0.5, 0.25, 0.1].map((x) => [x, 1 - x]);
    assert.deepEqual(rounded([klDivergence(a, c), klDivergence(a, b), klDivergence(b, c)], 5), [
      "0.73697",
      "0.20752",
      "0.13321",
    ]);
    const distance = (p: number[], q: number[]) => Math.sqrt(jsDivergence(p, q));
    assert.deepEqual(rounded([distance(a, c), distance(a, b) + distance(b, c)]), ["0.3831", "0.3908"]);
  });
});
