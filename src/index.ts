export { type Distribution, normalize, oneHot, uniform } from "./distribution.js";
export { crossEntropy, jsDivergence, klDivergence } from "./divergence.js";
export { entropy, surprisal } from "./entropy.js";
export { gradientDescent } from "./gradientDescent.js";
export { huffmanCodeLengths } from "./huffman.js";
export {
  conditionalEntropy,
  independent,
  type Joint,
  jointEntropy,
  marginals,
  mutualInformation,
} from "./joint.js";
export { binaryCrossEntropyLoss, crossEntropyLoss } from "./loss.js";
export { logSoftmax, logSumExp, softmax, type Temperature } from "./softmax.js";
export type { Unit } from "./unit.js";
