/**
 * Long arrays are worked through a block at a time: a block stays in the nearest cache, and is always a Float64Array,
 * whatever the caller gave. Each idea keeps the blocks it works on to itself, where the compiler sees that they never
 * change.
 */
export const blockLength = 512;

/** Numbers for a block, and three more past its end, zeros that make up the last four terms of a sum. */
export function makeBlock(): Float64Array {
  return new Float64Array(blockLength + 3);
}

/** How long the block is that begins at start: all are full but the last. */
export function lengthOfBlock(list: ArrayLike<unknown>, start: number): number {
  return Math.min(blockLength, list.length - start);
}

/**
 * Which 32-bit word of a number is the high one, with its sign, its exponent and the first 20 bits of its fraction:
 * the second, on all machines that store the lowest byte first.
 */
export function placeOfHighWord(): number {
  return new Int32Array(Float64Array.of(1).buffer)[0] === 0 ? 1 : 0;
}
