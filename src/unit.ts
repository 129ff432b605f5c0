import { assertNumber } from "./arguments.js";

/** The unit of an answer: the base of its logarithm, 2 for bits (the default), `Math.E` for nats. */
export interface Unit {
  base?: number | undefined;
}

/** Refuses what is no base of a logarithm. */
export function assertBase(base: unknown): asserts base is number {
  assertNumber(base, "base");
  if (!(base > 0 && base !== 1 && base < Infinity)) {
    throw new RangeError(
      `base is ${base}: give a positive base other than 1, such as 2 for bits or Math.E for nats`,
    );
  }
}

/** What is so many bits, in the unit of a base. Adding 0 turns −0 into 0. */
export function bitsIn(base: number, bits: number): number {
  return bits / Math.log2(base) + 0;
}

/** What is so many nats, in the unit of a base. */
export function natsIn(base: number, nats: number): number {
  return nats / Math.log(base) + 0;
}
