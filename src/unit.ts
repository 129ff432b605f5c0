import { assertNumber } from "./describe.js";

/** The unit of an answer: the base of its logarithm, 2 for bits (the default), `Math.E` for nats. */
export interface Unit {
  base?: number | undefined;
}

/** The logarithm to a base. */
export function logarithm(base: number): (x: number) => number {
  assertNumber(base, "base");
  if (!(base > 0 && base !== 1 && base < Infinity)) {
    throw new RangeError(
      `base is ${base}: give a positive base other than 1, such as 2 for bits or Math.E for nats`,
    );
  }
  if (base === 2) return Math.log2;
  if (base === Math.E) return Math.log;
  if (base === 10) return Math.log10;
  const unit = Math.log2(base);
  return (x) => Math.log2(x) / unit;
}
