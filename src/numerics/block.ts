/**
 * Long arrays are worked through a block at a time: a block stays in the nearest cache, and is always a Float64Array,
 * whatever the caller gave. Who fills a block puts three zeros behind: they make up the last four terms of a sum. A block
 * has no properties of its own: one is enough to make V8 check the kind of every Float64Array at every access.
 */
export type Block = Float64Array;

export const blockLength = 512;

export function makeBlock(): Block {
  return new Float64Array(blockLength + 3);
}

/** Puts three zeros behind the first `length` numbers. */
export function endBlock(block: Float64Array, length: number): void {
  block[length] = block[length + 1] = block[length + 2] = 0;
}

/** Copies a block, with the zeros behind it, to a module's constant, which V8 reads fastest. */
export function copyBlock(from: Float64Array, length: number, to: Block): void {
  if (length === blockLength) {
    to.set(from);
    return;
  }
  for (let i = 0; i < length; i += 4) {
    to[i] = from[i];
    to[i + 1] = from[i + 1];
    to[i + 2] = from[i + 2];
    to[i + 3] = from[i + 3];
  }
}

/** Index of the high 32-bit word of a double, with its sign, exponent and first 20 bits: 1 on little-endian machines. */
export const highWordIndex = new Int32Array(Float64Array.of(1).buffer)[0] === 0 ? 1 : 0;
