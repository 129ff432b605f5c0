// %%
import { crossEntropy, entropy, klDivergence } from "surprisal";

const nats = { base: Math.E };
const p = [0.7, 0.3]; // what is real
const q = [0.5, 0.5]; // what is generated

const own = entropy(p, nats);
console.log("H(p):", own);

const divergence = klDivergence(p, q, nats);
console.log("D(p, q):", divergence);

const cross = crossEntropy(p, q, nats);
console.log("H(p, q):", cross);

console.log("H(p) + D(p, q):", own + divergence);
