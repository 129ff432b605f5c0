/**
 * Long arrays are worked through a block at a time: a block stays in the nearest cache, and is always a Float64Array,
 * whatever the caller gave. Its words are the same memory as 32-bit integers. Who fills a block puts three zeros behind:
 * they make up the last four terms of a sum.
 */
export type Block = Float64Array & { readonly words: Int32Array };

export const blockLength = 512;

export function makeBlock(length = blockLength): Block {
  const numbers = new Float64Array(length + 3);
  return Object.assign(numbers, { words: new Int32Array(numbers.buffer) });
}

/** Puts three zeros behind the first `length` numbers. */
export function endBlock(block: Float64Array, length: number): void {
  block[length] = block[length + 1] = block[length + 2] = 0;
}

/** Index of the high 32-bit word of a double, with its sign, exponent and first 20 bits: 1 on little-endian machines. */
export const highWordIndex = new Int32Array(Float64Array.of(1).buffer)[0] === 0 ? 1 : 0;
