import type { Measures } from "./measures.js";

/** The formula in a plain loop. */
export const loop: Measures = {
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
  jsDivergence(p, q) {
    let sum = 0;
    for (let i = 0; i < p.length; i++) {
      const mean = (p[i] + q[i]) / 2;
      sum += p[i] * Math.log(p[i] / mean) + q[i] * Math.log(q[i] / mean);
    }
    return sum / 2;
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
