/** Cells as lessons and readers have them. What the compiler needs for these, the start snapshot has ready. */
export const warmUp = [
  `import { crossEntropy, entropy, klDivergence, softmax } from "surprisal";
import { lineChart, render, renderInteractive, simplex } from "surprisal/figures";
import { check } from "surprisal/check";
import * as math from "mathjs";
import * as Plot from "@observablehq/plot";
import { display } from "tslab";`,
  `import { readFileSync } from "node:fs";
const p = [0.2, 0.3, 0.5];
const models = { "q1": [0.1, 0.4, 0.5], "q2": [0.1, 0.1, 0.8] };
const show = (values: number[], digits = 4) => values.map((value) => value.toFixed(digits)).join(", ");
interface Point { x: number; y: number }
class Place implements Point { constructor(public x: number, public y = 0) {} }`,
  `function* naturals(n: number): Generator<number> { for (let i = 0; i < n; i++) yield i; }
let total = 0;
for (const [name, q] of Object.entries(models)) {
  const { length } = [...naturals(3)];
  total += crossEntropy(p, q, { base: Math.E });
  console.log(\`\${name}: \${show(q)}\`, length, math.mean(q.map((x) => x ** 2)), new Place(1).x);
}
await Promise.resolve(new Map<string, Point>());`,
  `display.html(render(lineChart({ "loss": p.map((x, i) => x * i) }, {
  title: "one", xLabel: "x", yLabel: "y", description: "A line.",
})));
display.html(renderInteractive([1, 2], (n) => simplex({}, {
  outcomes: ["a", "b", "c"], marked: { "p": softmax([n, 1, 0]) }, title: "two", description: \`At \${n}.\`,
}), { label: "n", start: 1 }));
const dots = Plot.plot({ marks: [Plot.dot([{ x: 1, y: 2 }], { x: "x", y: "y" }), Plot.ruleY([0])] });`,
  `try {
  check("entropy(p)", entropy(p), 1.4855);
} catch (error) {
  console.log(String(error), readFileSync.name);
}
klDivergence(p, models.q1)`,
  `const wrong: string = entropy(p, { bass: 2 });
p.`,
];
