import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  binaryCrossEntropyLoss,
  crossEntropy,
  crossEntropyLoss,
  entropy,
  jsDivergence,
  klDivergence,
  logSoftmax,
  mutualInformation,
  normalize,
} from "surprisal";
import * as oracle from "./oracle.ts";
import { seed } from "./random.ts";

/** How many times 2⁻⁵² of itself an answer may be wrong. */
const bounds = {
  entropy: 2,
  crossEntropy: 2,
  klDivergence: 3,
  jsDivergence: 3,
  mutualInformation: 4,
  crossEntropyLoss: 3,
  logSoftmax: 3,
  binaryCrossEntropyLoss: 2,
};
type Name = keyof typeof bounds;

const inNats = { entropy, crossEntropy, klDivergence, jsDivergence, mutualInformation };
const losses = {
  crossEntropyLoss,
  binaryCrossEntropyLoss,
  logSoftmax: (z: number[], i: number) => logSoftmax(z)[i],
};
type Measure = (...args: unknown[]) => number;

/** The error of a function's answer: of the worse one where it can be had in nats and in bits. */
function errorOf(name: Name, args: unknown[], nats: ReturnType<typeof oracle.parse>): number {
  if (nats.abs().lt(2 ** -1022)) return 0;
  if (name in losses)
    return oracle.errorInEps((losses as unknown as Record<string, Measure>)[name](...args), nats);
  const measure = (inNats as unknown as Record<string, Measure>)[name];
  return Math.max(
    oracle.errorInEps(measure(...args, { base: Math.E }), nats),
    oracle.errorInEps(measure(...args), nats.div(oracle.ln2)),
  );
}

describe("answers by mpmath (test/fixtures/accuracy.py)", () => {
  const lines = readFileSync(join(import.meta.dirname, "fixtures", "accuracy.jsonl"), "utf8")
    .trim()
    .split("\n");
  const cases = lines.map((line) => JSON.parse(line) as { name: Name; arguments: unknown[]; nats: string });
  for (const name of new Set(cases.map((c) => c.name)))
    it(`${name} agrees within ${bounds[name]} eps`, (t) => {
      const errors = cases
        .filter((c) => c.name === name)
        .map((c) => errorOf(name, c.arguments, oracle.parse(c.nats)));
      t.diagnostic(`${name}: ${errors.length} cases, worst ${Math.max(...errors).toFixed(2)} eps`);
      assert.ok(Math.max(...errors) <= bounds[name], `worst error ${Math.max(...errors)} eps`);
    });
});

describe("answers by mathjs with 90 digits, on inputs of this very run", () => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  const power = (x: number, exponent: number) => x ** exponent;
  /** Even, skewed and extremely skewed distributions without impossible outcomes. */
  const p = fc
    .tuple(fc.constantFrom(1, 8, 20), fc.array(probability, { minLength: 2, maxLength: 12 }))
    .map(([exponent, xs]) => normalize(xs.map((x) => power(x, exponent) + 1e-30)));
  const pair = fc
    .tuple(fc.constantFrom(1, 8, 20), p, fc.array(probability, { minLength: 12, maxLength: 12 }))
    .map(([exponent, a, xs]) => [a, normalize(a.map((_, i) => power(xs[i], exponent) + 1e-30))]);
  const neighbours = fc
    .tuple(
      p,
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      fc.constantFrom(0.5, 0.1, 1e-3, 1e-6, 1e-9, 1e-12),
    )
    .map(([a, x, d]) => [a, normalize(a.map((y, i) => y * (1 + (i % 2 ? -d : d) * x)))]);
  const even = fc
    .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 2, maxLength: 12 })
    .map(normalize);
  const table = fc
    .tuple(
      even,
      even,
      fc.constantFrom(1, 0.1, 1e-3, 1e-5, 1e-7, 2e-8),
      fc.array(fc.boolean(), { minLength: 144, maxLength: 144 }),
    )
    .map(([a, b, d, signs]) => {
      const flat = normalize(
        a.flatMap((x, i) => b.map((y, j) => x * y * (1 + (signs[12 * i + j] ? d : -d) / 2))),
      );
      return [a.map((_, i) => flat.slice(i * b.length, (i + 1) * b.length))];
    })
    .filter(([rows]) => dependence(rows) >= 1e-8);
  const logits = fc
    .tuple(
      fc.constantFrom(1, 30, 1000),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 }),
    )
    .chain(([scale, z]) => fc.tuple(fc.constant(z.map((x) => x * scale)), fc.nat(z.length - 1)));
  const logitAndLabel = fc.tuple(
    fc.oneof(fc.double({ min: -800, max: 800, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
    fc.oneof(fc.constantFrom(0, 1), probability),
  );

  /** How far the entries are from independence, at the most, relatively. */
  function dependence(rows: number[][]): number {
    const all = rows.map((row) => row.reduce((a, b) => a + b));
    const columns = rows[0].map((_, y) => rows.reduce((a, row) => a + row[y], 0));
    return Math.max(...rows.flatMap((row, x) => row.map((v, y) => Math.abs(v / (all[x] * columns[y]) - 1))));
  }

  const measured: [Name, string, fc.Arbitrary<unknown[]>][] = [
    ["entropy", "", p.map((a) => [a])],
    ["crossEntropy", "", pair],
    ["klDivergence", "", pair],
    ["klDivergence", " of neighbours", neighbours],
    ["jsDivergence", "", pair],
    ["jsDivergence", " of neighbours", neighbours],
    ["mutualInformation", "", table],
    ["crossEntropyLoss", "", logits],
    ["logSoftmax", "", logits],
    ["binaryCrossEntropyLoss", "", logitAndLabel],
  ];
  for (const [name, kind, inputs] of measured)
    it(`${name}${kind} agrees within ${bounds[name]} eps`, (t) => {
      let worst = 0;
      const property = fc.property(inputs, (args) => {
        const wanted = (
          oracle as unknown as Record<string, (...args: unknown[]) => ReturnType<typeof oracle.parse>>
        )[name];
        const error = errorOf(name, args, wanted(...args));
        worst = Math.max(worst, error);
        return error <= bounds[name];
      });
      fc.assert(property, { seed, numRuns: 60 });
      t.diagnostic(`${name}${kind}: worst ${worst.toFixed(2)} eps`);
    });
});

describe("a million outcomes", () => {
  // Few different ones, so that the exact answer is a sum of few terms.
  const distinct = 64;
  const copies = 15625;
  const cycled = (few: number[]) =>
    Float64Array.from({ length: distinct * copies }, (_, i) => few[i % distinct] / copies);
  const few = (salt: number) =>
    normalize(Array.from({ length: distinct }, (_, i) => 1 + Math.abs(Math.sin(salt * (i + 1))) ** 6 * 1000));
  const [p, q] = [cycled(few(1)), cycled(few(2))];
  const near = cycled(normalize(few(1).map((x, i) => x * (1 + (i % 3 ? 1e-6 : -1e-6)))));
  const first = (a: Float64Array) => a.subarray(0, distinct);

  for (const [name, args] of [
    ["entropy", [p]],
    ["crossEntropy", [p, q]],
    ["klDivergence", [p, q]],
    ["klDivergence", [p, near]],
  ] as [Name, Float64Array[]][])
    it(`${name} agrees within ${bounds[name]} eps`, (t) => {
      const wanted = (
        oracle as unknown as Record<string, (...args: unknown[]) => ReturnType<typeof oracle.parse>>
      )[name];
      const error = errorOf(name, args, wanted(...args.map(first)).mul(copies));
      t.diagnostic(`${name}: ${error.toFixed(2)} eps`);
      assert.ok(error <= bounds[name], `error ${error} eps`);
    });
});
