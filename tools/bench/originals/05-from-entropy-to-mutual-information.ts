// %%
import { surprisal } from "surprisal";
import { lineChart, render } from "surprisal/figures";
import { display } from "tslab";

const fixed = (values: number[]) => values.map((value) => value.toFixed(4)).join(", ");
const x = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const bits = x.map((p) => surprisal(p));
const shares = x.map((p, i) => p * bits[i]);
console.log(fixed(x));
console.log(fixed(bits));
console.log(fixed(shares));
display.html(`<div style="display: flex">
  ${render(lineChart({ surprisal: bits }, { steps: x, width: 400, height: 300, title: "surprisal" }))}
  ${render(lineChart({ share: shares }, { steps: x, width: 400, height: 300, title: "share of the entropy" }))}
</div>`);

// %%
import { entropy, uniform } from "surprisal";

const sides = { coin: 2, die: 6 };
const coin = uniform(sides.coin);
const die = uniform(sides.die);
const bent = [0.1, 0.9];

const [ofCoin, ofDie, ofBent] = [entropy(coin), entropy(die), entropy(bent)];
console.log(fixed(coin), fixed(die), fixed(bent));
console.log(fixed([ofCoin, ofDie, ofBent]));

// %%
console.log(ofCoin === Math.log2(sides.coin));
console.log(ofDie === Math.log2(sides.die));

// %%
console.log(ofCoin + ofDie === Math.log2(sides.coin * sides.die));

// %%
import { crossEntropy, oneHot } from "surprisal";

const label = oneHot(0, 2);
const labelOfFive = oneHot(2, 5);
const predictions = [
  [0.1, 0.9],
  [0.5, 0.5],
  [0.9, 0.1],
  [1, 0],
];
const predictionsOfFive = [
  [0.05, 0.05, 0.05, 0.05, 0.8],
  [0.2, 0.2, 0.2, 0.2, 0.2],
  [0.05, 0.05, 0.8, 0.05, 0.05],
  [0, 0, 1, 0, 0],
];

console.log("two classes");
for (const q of predictions) {
  console.log("predicted:", fixed(q));
  console.log("cross entropy:", fixed([crossEntropy(label, q)]));
}
console.log("five classes");
for (const q of predictionsOfFive) {
  console.log("predicted:", fixed(q));
  console.log("cross entropy:", fixed([crossEntropy(labelOfFive, q)]));
}

// %%
import { klDivergence } from "surprisal";

const p = [0.1, 0.2, 0.3, 0.4];
const q = [0.25, 0.25, 0.25, 0.25];
const forward = klDivergence(p, q);
const reverse = klDivergence(q, p);
console.log(forward.toFixed(4));
console.log(reverse.toFixed(4));

// %%
const difference = (p: number[], q: number[]) => crossEntropy(p, q) - entropy(p);

// (p, q) both times, as the source has it
console.log(forward === difference(p, q));
console.log(reverse === difference(p, q));

// %%
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-8 + 1e-5 * Math.abs(b);
console.log(close(forward, difference(p, q)));
console.log(close(reverse, difference(q, p)));
