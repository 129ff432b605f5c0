import { assertNumber, assertOptions } from "./arguments.js";

/** The unit of an answer: the base of its logarithm, 2 for bits (the default), `Math.E` for nats. */
export interface Unit {
  base?: number | undefined;
}

/** The base that options name. Throws unless it is a base of a logarithm. */
export function baseOf(options: Unit | undefined): number {
  if (options === undefined) return 2;
  assertOptions(options, "{ base: Math.E }");
  const { base = 2 } = options;
  assertNumber(base, "base");
  if (!(base > 0 && base !== 1 && base < Infinity)) {
    throw new RangeError(
      `base is ${base}: give a positive base other than 1, such as 2 for bits or Math.E for nats`,
    );
  }
  return base;
}

/** Converts bits to the unit of base; + 0 turns −0 into 0. */
export function bitsIn(base: number, bits: number): number {
  return bits / Math.log2(base) + 0;
}

/** Converts nats to the unit of base; + 0 turns −0 into 0. */
export function natsIn(base: number, nats: number): number {
  return nats / Math.log(base) + 0;
}
