import { type Distribution, isOne } from "./distribution.js";
import { blockLength, lengthOfBlock, makeBlock } from "./numerics/block.js";
import { log2OfBlock, logarithmand } from "./numerics/log2.js";
import { lostInSum } from "./numerics/sum.js";
import { assertDistributions, copyNumbers, haveSameOutcomes } from "./outcomes.js";

const pBlock = makeBlock();
const qBlock = logarithmand.block;

/**
 * Σ pᵢ log₂ qᵢ, the logarithm of q to expect when p is the truth. Refuses what is no distribution.
 *
 * Terms are added in fours, as in `sumOfBlock`, and probabilities checked on the way: where none is negative and no four
 * add up to more than 1, none is above 1. A full block of a Float64Array p is read where it lies.
 */
export function expectedLog2(p: Distribution, q: Distribution): number {
  if (!haveSameOutcomes(p, q)) assertDistributions(p, q);
  let totalOfP = 0;
  let totalOfQ = 0;
  let answer = 0;
  let lost = 0;
  for (let start = 0; start < p.length; start += blockLength) {
    const length = lengthOfBlock(p, start);
    copyNumbers(q, start, length, qBlock);
    const logs = log2OfBlock(length);
    logs[length] = logs[length + 1] = logs[length + 2] = 0;
    const inPlace = p instanceof Float64Array && length === blockLength;
    const weights = inPlace ? p : p === q ? qBlock : pBlock;
    const first = inPlace ? start : 0;
    if (weights === pBlock) copyNumbers(p, start, length, pBlock);
    for (let i = 0; i < length; i += 4) {
      const a = weights[first + i];
      const b = weights[first + i + 1];
      const c = weights[first + i + 2];
      const d = weights[first + i + 3];
      const ofP = a + b + (c + d);
      const ofQ = qBlock[i] + qBlock[i + 1] + (qBlock[i + 2] + qBlock[i + 3]);
      if (!(a >= 0 && b >= 0 && c >= 0 && d >= 0 && ofP <= 1 && ofQ <= 1)) assertDistributions(p, q);
      totalOfP += ofP;
      totalOfQ += ofQ;
      let x = a * logs[i] + b * logs[i + 1] + (c * logs[i + 2] + d * logs[i + 3]);
      if (Number.isNaN(x)) {
        x = term(a, logs[i]) + term(b, logs[i + 1]) + (term(c, logs[i + 2]) + term(d, logs[i + 3]));
      }
      const next = answer + x;
      lost += lostInSum(answer, x, next);
      answer = next;
    }
  }
  if (!(isOne(totalOfP) && isOne(totalOfQ)) || Number.isNaN(answer)) assertDistributions(p, q);
  return Math.abs(answer) === Infinity ? answer : answer + lost;
}

/** What never happens adds nothing, 0 · log 0 = 0; but the logarithm of what is negative remains NaN. */
function term(p: number, log: number): number {
  return p === 0 && log === -Infinity ? 0 : p * log;
}
