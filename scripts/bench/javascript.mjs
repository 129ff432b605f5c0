// The contenders in JavaScript.
import { dotMultiply, kldivergence, log, map, sum } from "mathjs";
import { crossEntropy, crossEntropyLoss, entropy, klDivergence, mutualInformation } from "surprisal";

/** The formula in a plain loop. */
export const loop = {
  entropy(p) {
    let sum = 0;
    for (let i = 0; i < p.length; i++) sum -= p[i] * Math.log(p[i]);
    return sum;
  },
  crossEntropy(p, q) {
    let sum = 0;
    for (let i = 0; i < p.length; i++) sum -= p[i] * Math.log(q[i]);
    return sum;
  },
  klDivergence(p, q) {
    let sum = 0;
    for (let i = 0; i < p.length; i++) sum += p[i] * Math.log(p[i] / q[i]);
    return sum;
  },
  crossEntropyLoss(logits, targets) {
    let sum = 0;
    for (let n = 0; n < logits.length; n++) {
      const z = logits[n];
      let max = -Infinity;
      for (let i = 0; i < z.length; i++) if (z[i] > max) max = z[i];
      let total = 0;
      for (let i = 0; i < z.length; i++) total += Math.exp(z[i] - max);
      sum += Math.log(total) + max - z[targets[n]];
    }
    return sum / logits.length;
  },
  mutualInformation(joint) {
    const rows = new Float64Array(joint.length);
    const columns = new Float64Array(joint[0].length);
    for (let x = 0; x < joint.length; x++)
      for (let y = 0; y < columns.length; y++) {
        rows[x] += joint[x][y];
        columns[y] += joint[x][y];
      }
    let sum = 0;
    for (let x = 0; x < joint.length; x++)
      for (let y = 0; y < columns.length; y++)
        sum += joint[x][y] * Math.log(joint[x][y] / (rows[x] * columns[y]));
    return sum;
  },
};
export const withMathjs = {
  entropy: (p) =>
    -sum(
      dotMultiply(
        p,
        map(p, (x) => log(x)),
      ),
    ),
  crossEntropy: (p, q) =>
    -sum(
      dotMultiply(
        p,
        map(q, (x) => log(x)),
      ),
    ),
  klDivergence: (p, q) => kldivergence(p, q),
};
export const ours = { entropy, crossEntropy, klDivergence, crossEntropyLoss, mutualInformation };

/** Seconds a call takes, from so many calls that they take `least` seconds. */
export function seconds(call, least) {
  for (let calls = 1; ; ) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) call();
    const took = Number(process.hrtime.bigint() - start) / 1e9;
    if (took > least) return took / calls;
    calls = Math.max(2 * calls, Math.floor((1.2 * calls * least) / Math.max(took, 1e-9)));
  }
}
