import { assertNumber, lengthOf, nameOf, roomFor } from "./arguments.js";
import { blockLength } from "./numerics/block.js";
import { expOfDifferences } from "./numerics/exp.js";
import { sum, sumOfBlock } from "./numerics/sum.js";

/** Room that the last call left to the next. A call has it to itself, for a getter may call the library again. */
let spare: Float64Array | undefined;

/** Leaves the room of these logits to the next call, unless it is large. */
export function giveBack({ z }: Logits): void {
  if (z.length < 2 ** 16) spare = z;
}

/** Logits to work on, in room that `giveBack` takes, and the largest of them, the first if there are several. */
export interface Logits {
  z: Float64Array;
  length: number;
  largest: number;
  max: number;
}

/** Copies logits, each read once; with `n` they are the n-th of several rows. Throws, naming the entry, if one is no logit. */
export function readLogits(logits: unknown, n?: number): Logits {
  const length = lengthOf(logits, "logits", "numbers", n);
  const z =
    spare !== undefined && spare.length >= length
      ? spare
      : roomFor(Math.max(length, blockLength), nameOf("logits", n));
  spare = undefined;
  let largest = 0;
  let max = -Infinity;
  for (let i = 0; i < length; i++) {
    const logit = (logits as ArrayLike<unknown>)[i];
    if (!(typeof logit === "number" && logit < Infinity)) refuse(logit, nameOf(nameOf("logits", n), i));
    z[i] = logit;
    if (logit > max) {
      largest = i;
      max = logit;
    }
  }
  return { z, length, largest, max };
}

function refuse(logit: unknown, name: string): never {
  assertNumber(logit, name);
  throw new RangeError(
    `${name} is ${logit}: a logit is a finite number, or -Infinity for a class that is ruled out`,
  );
}

/** Throws if every class is ruled out: the limit of softmax there depends on the path. */
export function assertPossible({ max }: Logits, n?: number): void {
  if (max === -Infinity) {
    throw new RangeError(
      `every one of ${nameOf("logits", n)} is -Infinity: give at least one class a finite logit`,
    );
  }
}

/** Σ exp(zᵢ − max) over all but the largest, whose exact 1 is added later, by log1p. */
export function sumOfOthers(logits: Logits): number {
  if (logits.length <= blockLength) return sumOfOthersInBlock(logits, 0);
  return sumOfOthersInBlocks(logits);
}

function sumOfOthersInBlocks(logits: Logits): number {
  return sum(Math.ceil(logits.length / blockLength), (b) => sumOfOthersInBlock(logits, b * blockLength));
}

function sumOfOthersInBlock({ z, length, largest, max }: Logits, start: number): number {
  const n = Math.min(blockLength, length - start);
  const exponentials = expOfDifferences(z, start, n, max);
  if (largest >= start && largest < start + n) exponentials[largest - start] = 0;
  return sumOfBlock(exponentials, n);
}
