// Random distributions for the identities that hold for all: seeded, so that a failure can be met again.
import fc from "fast-check";
import { normalize } from "surprisal";

export const seed = 20260;

const weight = fc.oneof(
  { arbitrary: fc.double({ min: 1e-6, max: 1, noNaN: true }), weight: 6 },
  { arbitrary: fc.constant(0), weight: 1 },
  { arbitrary: fc.double({ min: 1e-300, max: 1e-9, noNaN: true }), weight: 1 },
);

/** A distribution over n outcomes, with a few impossible and a few very rare ones. */
export const distributionOver = (n: number) =>
  fc
    .array(weight, { minLength: n, maxLength: n })
    .filter((weights) => weights.some((w) => w > 0))
    .map(normalize);

const count = fc.integer({ min: 1, max: 12 });

export const distribution = count.chain(distributionOver);

/** As many distributions as asked for, over the same outcomes. */
export const distributions = (howMany: number) =>
  count.chain((n) => fc.array(distributionOver(n), { minLength: howMany, maxLength: howMany }));

/** A joint distribution of at most 6 by 6 pairs. */
export const joint = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    distributionOver(rows * columns).map((p) =>
      Array.from({ length: rows }, (_, x) => p.slice(x * columns, (x + 1) * columns)),
    ),
  );

export const base = fc.constantFrom(2, Math.E, 10, 3, 16, 1.5);

/** Equal but for rounding. */
export const near = (a: number, b: number, tolerance = 1e-12) =>
  a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
