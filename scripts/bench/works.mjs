// What is measured, and on what: the same numbers on every run.
/** Numbers between 0 and 1 that are the same on every run. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32 || 0.5;
  };
}

function distribution(n, seed) {
  const next = random(seed);
  const weights = Float64Array.from({ length: n }, () => -Math.log(next()));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}

function near(p) {
  const weights = p.map((x, i) => x * (i % 2 ? 1 - 1e-4 : 1 + 1e-4));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}

const rowsOf = (flat, columns) =>
  Array.from({ length: flat.length / columns }, (_, i) => flat.subarray(i * columns, (i + 1) * columns));

export function works() {
  const sizes = [4, 100, 1e4, 1e6];
  const pair = (n) => [distribution(n, 1), distribution(n, 2)];
  const one = (n) => [distribution(n, 1)];
  const close = (n) => [distribution(n, 1), near(distribution(n, 1))];
  const vectors = (name, title, inputs) =>
    sizes.map((n) => ({ name, title, size: `n = ${n}`, elements: n, arrays: inputs(n) }));
  const batch = ([rows, columns]) => {
    const next = random(3);
    const flat = Float64Array.from({ length: rows * columns }, () => 16 * next() - 8);
    const targets = BigInt64Array.from({ length: rows }, () => BigInt(Math.floor(next() * columns)));
    return {
      name: "crossEntropyLoss",
      title: "crossEntropyLoss",
      size: `${rows} × ${columns}`,
      elements: flat.length,
      columns,
      arrays: [flat, targets],
    };
  };
  const table = (n) => ({
    name: "mutualInformation",
    title: "mutualInformation",
    size: `${n} × ${n}`,
    elements: n * n,
    columns: n,
    arrays: [distribution(n * n, 4)],
  });
  return [
    ...vectors("entropy", "entropy", one),
    ...vectors("crossEntropy", "crossEntropy", pair),
    ...vectors("klDivergence", "klDivergence", pair),
    ...vectors("klDivergence", "klDivergence, q within 10⁻⁴ of p", close),
    ...[
      [10000, 10],
      [4096, 1000],
    ].map(batch),
    ...[100, 1000].map(table),
  ];
}

/** The arguments in JavaScript: as Float64Arrays, or as plain arrays. */
export function argumentsOf({ arrays: [first, ...rest], columns }, plain) {
  const kind = (a) => (plain ? Array.from(a) : a);
  const others = rest.map((a) => (a instanceof BigInt64Array ? Array.from(a, Number) : kind(a)));
  return [columns ? rowsOf(first, columns).map(kind) : kind(first), ...others];
}
