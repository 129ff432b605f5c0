import { assertNumber } from "../arguments.js";

/** Throws unless a value can be drawn at its height, that is, unless it is a finite number. */
export function assertFinite(value: unknown, name: string): asserts value is number {
  assertNumber(value, name);
  if (!Number.isFinite(value)) throw new RangeError(`${name} is ${value}: give a finite number`);
}
