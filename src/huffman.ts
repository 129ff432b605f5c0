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
  const outcomes = Array.from(ps, (_, outcome) => outcome).sort((a, b) => ps[a] - ps[b]);
  const trees = outcomes.map((outcome) => ({ probability: ps[outcome], parent: 0 }));
  // Outcomes are in order of probability, and so are merged trees: the least likely is the first of one or the other.
  let nextOutcome = 0;
  let nextMerged = ps.length;
  const takeLeastLikely = () =>
    nextOutcome < ps.length && !(trees[nextMerged]?.probability < trees[nextOutcome].probability)
      ? trees[nextOutcome++]
      : trees[nextMerged++];
  while (trees.length < 2 * ps.length - 1) {
    const [a, b] = [takeLeastLikely(), takeLeastLikely()];
    a.parent = b.parent = trees.length;
    trees.push({ probability: a.probability + b.probability, parent: 0 });
  }
  const depths = trees.map(() => 0);
  for (let i = trees.length - 2; i >= 0; i--) depths[i] = depths[trees[i].parent] + 1;
  const lengths = Array.from(ps, () => 0);
  for (const [place, outcome] of outcomes.entries()) lengths[outcome] = depths[place];
  return lengths;
}
