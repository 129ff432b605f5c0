import { type Distribution, readDistribution } from "./distribution.js";

/**
 * The codeword lengths, in bits, of a Huffman code for `p`: no code that gives each outcome its own
 * codeword, none the beginning of another, has a smaller mean length.
 *
 *     merge the two least likely outcomes, each one bit deeper, until one is left
 *
 * The mean length Σ pᵢ ℓᵢ is at least H(p), which it equals when every pᵢ is a power of 1/2, and at most H(p) + 1.
 * A single outcome needs no bits. Outcomes of probability 0 get (long) codewords too.
 *
 * @throws {TypeError} if `p` is not an array of numbers
 * @throws {RangeError} if `p` is not a distribution
 * @example huffmanCodeLengths([1/2, 1/4, 1/8, 1/8]) // [1, 2, 3, 3]
 * @example huffmanCodeLengths([1]) // [0]
 * @see Huffman, A method for the construction of minimum-redundancy codes, Proc. IRE 40(9), 1952
 */
export function huffmanCodeLengths(p: Distribution): number[] {
  const ps = readDistribution(p, "p");
  const lengths = Array.from(ps, () => 0);
  let trees = Array.from(ps, (probability, outcome) => ({ probability, outcomes: [outcome] }));
  while (trees.length > 1) {
    const [a, b, ...others] = trees.sort((s, t) => s.probability - t.probability);
    const merged = { probability: a.probability + b.probability, outcomes: [...a.outcomes, ...b.outcomes] };
    for (const outcome of merged.outcomes) lengths[outcome] += 1;
    trees = [...others, merged];
  }
  return lengths;
}
