// What is measured, and on what: the same numbers on every run.
import type { Measures } from "./measures.js";

export interface Work {
  name: keyof Measures;
  title: string;
  size: string;
  elements: number;
  /** The arguments as Python reads them. */
  arrays: { numbers: Float64Array | BigInt64Array; shape: number[] }[];
  /** The call to measure, of a contender that has it: with Float64Arrays, or with plain arrays. */
  call(contender: Partial<Measures>, plain: boolean): (() => number) | undefined;
}

/** Numbers between 0 and 1 that are the same on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32 || 0.5;
  };
}

function normalized(weights: Float64Array): Float64Array {
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}

function distribution(n: number, seed: number): Float64Array {
  const next = random(seed);
  return normalized(Float64Array.from({ length: n }, () => -Math.log(next())));
}

const near = (p: Float64Array) => normalized(p.map((x, i) => x * (i % 2 ? 1 - 1e-4 : 1 + 1e-4)));

const copy = (numbers: Float64Array, plain: boolean) => (plain ? Array.from(numbers) : numbers);

const rowsOf = (numbers: Float64Array, columns: number, plain: boolean) =>
  Array.from({ length: numbers.length / columns }, (_, i) =>
    copy(numbers.subarray(i * columns, (i + 1) * columns), plain),
  );

function ofOne(name: "entropy", n: number): Work {
  const p = distribution(n, 1);
  return {
    ...{ name, title: name, size: `n = ${n}`, elements: n, arrays: [{ numbers: p, shape: [n] }] },
    call({ [name]: measure }, plain) {
      const a = copy(p, plain);
      return measure && (() => measure(a));
    },
  };
}

type OfTwo = "crossEntropy" | "klDivergence" | "jsDivergence";

function ofTwo(name: OfTwo, n: number, title: string = name, q = distribution(n, 2)): Work {
  const p = distribution(n, 1);
  const arrays = [p, q].map((numbers) => ({ numbers, shape: [n] }));
  return {
    ...{ name, title, size: `n = ${n}`, elements: n, arrays },
    call({ [name]: measure }, plain) {
      const [a, b] = [copy(p, plain), copy(q, plain)];
      return measure && (() => measure(a, b));
    },
  };
}

function ofLogits(rows: number, columns: number): Work {
  const name = "crossEntropyLoss";
  const next = random(3);
  const logits = Float64Array.from({ length: rows * columns }, () => 16 * next() - 8);
  const targets = Array.from({ length: rows }, () => Math.floor(next() * columns));
  const arrays = [
    { numbers: logits, shape: [rows, columns] },
    { numbers: BigInt64Array.from(targets, BigInt), shape: [rows] },
  ];
  return {
    ...{ name, title: name, size: `${rows} × ${columns}`, elements: logits.length, arrays },
    call({ [name]: measure }, plain) {
      const z = rowsOf(logits, columns, plain);
      return measure && (() => measure(z, targets));
    },
  };
}

function ofJoint(n: number): Work {
  const name = "mutualInformation";
  const joint = distribution(n * n, 4);
  const arrays = [{ numbers: joint, shape: [n, n] }];
  return {
    ...{ name, title: name, size: `${n} × ${n}`, elements: n * n, arrays },
    call({ [name]: measure }, plain) {
      const w = rowsOf(joint, n, plain);
      return measure && (() => measure(w));
    },
  };
}

const sizes = [4, 100, 1e4, 1e6];

/** Everything to measure; made anew at each call, for it takes memory. */
export function* works(): Generator<Work> {
  for (const n of sizes) yield ofOne("entropy", n);
  for (const n of sizes) yield ofTwo("crossEntropy", n);
  for (const n of sizes) yield ofTwo("klDivergence", n);
  for (const n of sizes)
    yield ofTwo("klDivergence", n, "klDivergence, q within 10⁻⁴ of p", near(distribution(n, 1)));
  for (const n of sizes) yield ofTwo("jsDivergence", n);
  for (const [rows, columns] of [
    [10000, 10],
    [4096, 1000],
  ] as const)
    yield ofLogits(rows, columns);
  for (const n of [100, 1000]) yield ofJoint(n);
}
