// %%
import { crossEntropy, entropy, klDivergence } from "surprisal";

const nats = { base: Math.E };
const p = [0.2, 0.3, 0.5];
const a = [0.1, 0.4, 0.5];
const b = [0.1, 0.1, 0.8];

// %%
// without the minus sign, as the source has it
const crossA = -crossEntropy(p, a, nats);
const crossB = -crossEntropy(p, b, nats);
console.log(crossA.toFixed(4));
console.log(crossB.toFixed(4));

// %%
const divergenceA = klDivergence(p, a, nats);
const divergenceB = klDivergence(p, b, nats);
console.log(divergenceA.toFixed(4));
console.log(divergenceB.toFixed(4));

// %%
const own = -entropy(p, nats);
console.log(own.toFixed(4));

// %%
console.log((own - crossA).toFixed(4));
console.log((own - crossB).toFixed(4));
