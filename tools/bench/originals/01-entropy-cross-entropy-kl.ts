// %%
import { crossEntropy, klDivergence } from "surprisal";

const p = [1, 0, 0];
const q = [0.7, 0.2, 0.1];

const cross = crossEntropy(p, q, { base: Math.E });
const kl = klDivergence(p, q, { base: Math.E });

console.log(`cross entropy = -(1 ln ${q[0]} + 0 ln ${q[1]} + 0 ln ${q[2]})`);
console.log(`              = -ln ${q[0]}`);
console.log(`              = ${cross.toFixed(4)}\n`);
console.log(`divergence = 1 ln(1/${q[0]}) + 0 ln(0/${q[1]}) + 0 ln(0/${q[2]})`);
console.log(`           = ln(1) - ln(${q[0]})`);
console.log(`           = -ln ${q[0]}`);
console.log(`           = ${kl.toFixed(4)}\n`);
console.log(
  `${cross.toFixed(4)} and ${kl.toFixed(4)} are equal: ${Math.abs(cross - kl) <= 1e-8 + 1e-5 * kl}`,
);
