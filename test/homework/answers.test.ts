import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answered, type Cell, cellsOf, failures, names, only } from "./cells.ts";

const ids = (cells: Cell[]) => cells.map(({ id }) => id);

/** The tests that ask something of an answer: those from its cell to the next answer. */
function testsOf(cells: Cell[], answer: Cell) {
  const rest = cells.slice(cells.indexOf(answer) + 1);
  const next = only(rest, "answer")[0];
  return ids(only(next ? rest.slice(0, rest.indexOf(next)) : rest, "tests"));
}

describe("tests of the homework", () => {
  for (const name of names)
    it(`pass the solutions of ${name}`, () => {
      assert.deepEqual(failures(cellsOf(name)), []);
    });

  for (const name of names.filter((name) => name.endsWith(".en"))) {
    const cells = cellsOf(name);
    const answers = only(cells, "answer");

    it(`fail what is not answered in ${name}, and a missing answer costs its own tests only`, () => {
      const stubs = Object.fromEntries(answers.map((cell) => [cell.id, answered(cell)]));
      assert.deepEqual(failures(cells, stubs), ids(only(cells, "tests")));
      for (const answer of answers) {
        const { [answer.id]: stub = "", ...others } = stubs;
        assert.deepEqual(failures(cells, { [answer.id]: stub }), testsOf(cells, answer), answer.id);
        const passed = ids(only(cells, "tests")).filter((id) => !failures(cells, others).includes(id));
        assert.deepEqual(passed, testsOf(cells, answer), answer.id);
      }
    });
  }
});

/** Answers that are wrong as students' answers are, and the tests that must tell. */
const wrong: Record<string, [answer: string, body: string, told: string[]][]> = {
  "information-and-entropy": [
    ["q1-answer", "return Math.log(1 / p);", ["q1-values"]],
    ["q1-answer", "return Math.log2(p);", ["q1-values", "q1-limits"]],
    ["q1-answer", "return p === 0 ? 0 : Math.log2(1 / p);", ["q1-limits"]],
    ["q1-answer", "return Math.log2(1 / (p + 1e-9));", ["q1-values", "q1-limits"]],
    [
      "q2-answer",
      "if (p.reduce((a, b) => a + b, 0) !== 1) throw new RangeError(); return p.reduce((s, x) => s + (x && x * Math.log2(1 / x)), 0);",
      ["q2-values"],
    ],
    ["q2-answer", "return p.reduce((s, x) => s + x * Math.log2(1 / x), 0);", ["q2-limits", "q2-refusals"]],
    ["q2-answer", "return p.reduce((s, x) => s + (x && x * Math.log2(1 / x)), 0);", ["q2-refusals"]],
    [
      "q2-answer",
      "if (p.reduce((a, b) => a + b, 0) < 1 - 1e-9) throw new RangeError(); return p.reduce((s, x) => s + (x && x * Math.log2(1 / x)), 0);",
      ["q2-refusals"],
    ],
    ["q2-perplexity-answer", "return Math.exp(givenEntropy(p));", ["q2-perplexity"]],
    ["q3-independent-answer", "return q.map((qy) => p.map((px) => px * qy));", ["q3-independent"]],
    [
      "q3-joint-answer",
      "return givenEntropy(joint.map((row) => row.reduce((a, b) => a + b)));",
      ["q3-joint"],
    ],
    [
      "q3-parts-answer",
      "return 2 * givenEntropy(joint.map((row) => row.reduce((a, b) => a + b)));",
      ["q3-parts"],
    ],
    [
      "q4-prefix-answer",
      "return codewords.every((one, i) => i === 0 || !one.startsWith(codewords[i - 1]));",
      ["q4-prefix"],
    ],
    [
      "q4-prefix-answer",
      "return codewords.every((one) => codewords.every((other) => one === other || !other.startsWith(one)));",
      ["q4-prefix"],
    ],
    ["q4-length-answer", "return codewords.join('').length / codewords.length;", ["q4-length"]],
    ["q4-code-answer", 'return ["00", "01", "10", "11"];', ["q4-code"]],
    ["q4-code-answer", 'return ["111", "110", "10", "0"];', ["q4-code"]],
    ["q4-code-answer", 'return ["0", "01", "011", "111"];', ["q4-code"]],
    [
      "q4-code-answer",
      'return Object.assign(["", "", "", ""], { every: () => true, map: () => [1, 2, 3, 3], flatMap: () => [] });',
      ["q4-code"],
    ],
    [
      "q5-answer",
      'return lineChart({ "": [0, 1, 0] }, { steps: [0, 0.5, 1], title: "t", yLabel: "bits" });',
      ["q5-curves", "q5-texts"],
    ],
  ],
  "cross-entropy-and-kl": [
    [
      "q2-answer",
      "return q.reduce((s, x, i) => s + (x && x * Math.log2(1 / p[i])), 0);",
      ["q2-values", "q2-limits", "q2-refusals"],
    ],
    [
      "q2-answer",
      "return p.reduce((s, x, i) => s + x * Math.log2(1 / q[i]), 0);",
      ["q2-limits", "q2-refusals"],
    ],
    [
      "q2-answer",
      "return p.reduce((s, x, i) => s + (x && x * Math.log2(1 / (q[i] + 1e-8))), 0);",
      ["q2-limits", "q2-refusals"],
    ],
    [
      "q2-answer",
      "if (p.length !== q.length) throw new RangeError(); return p.reduce((s, x, i) => s + (x && x * Math.log2(1 / q[i])), 0);",
      ["q2-refusals"],
    ],
    [
      "q2-answer",
      "if (Math.abs(p.reduce((a, b) => a + b) - 1) > 1e-9) throw new RangeError(); return p.reduce((s, x, i) => s + (x && x * Math.log2(1 / q[i])), 0);",
      ["q2-refusals"],
    ],
    ["q3-answer", "return givenCrossEntropy(q, p) - givenEntropy(q);", ["q3-values", "q3-limits"]],
    ["q3-answer", "return p.reduce((s, x, i) => s + x * Math.log2(x / q[i]), 0);", ["q3-limits"]],
    ["q3-oneway-answer", "return [[1 / 2, 1 / 2, 0, 0], [1 / 4, 1 / 4, 1 / 4, 1 / 4]];", ["q3-oneway"]],
    ["q3-bothways-answer", "return [[0.2, 0.3, 0.5], [0.2, 0.3, 0.5]];", ["q3-bothways"]],
    ["q3-bothways-answer", "return [[0, 0.5, 0.5], [0.5, 0.5, 0]];", ["q3-bothways"]],
    ["q3-bothways-answer", "return [[0.1, 0.9, 0], [0.9, 0.1, 0]];", []],
    [
      "q3-bothways-answer",
      "const p = Object.assign([0.2, 0.3, 0.5], { map: () => [1] }); return [p, p];",
      ["q3-bothways"],
    ],
    ["q4-agree-answer", "return p.length > 1 && p.includes(1);", ["q4-agree"]],
    ["q4-agree-answer", "return Math.max(...p) > 0.9;", ["q4-agree"]],
    ["q4-best-answer", "return labels[0].map(() => 1 / labels[0].length);", ["q4-best"]],
    ["q5-losses-answer", "return qs.map((q) => givenCrossEntropy([y, 1 - y], [q, 1 - q]));", ["q5-losses"]],
    [
      "q5-losses-answer",
      "return qs.map((q) => -y * Math.log(q) - (1 - y) * Math.log(1 - q));",
      ["q5-losses"],
    ],
    [
      "q6-ce-answer",
      `return [0, 1, 2].map((k) => points.reduce((sum, { x, y }) => {
      const q = predict(w, x);
      return sum + ((1 - y) / (1 - q) - y / q) * q * (1 - q) * [...x, 1][k];
    }, 0) / points.length);`,
      ["q6-ce"],
    ],
    [
      "q6-mse-answer",
      "return [0, 1, 2].map((k) => points.reduce((sum, { x, y }) => sum + (predict(w, x) - y) * [...x, 1][k], 0) / points.length);",
      ["q6-mse"],
    ],
    [
      "q6-steps-answer",
      "return gradientDescent(gradient, start, { rate: 0.5, steps: 2000 }).findIndex((w) => accuracy(w) >= 0.9);",
      ["q6-steps"],
    ],
    [
      "q6-steps-answer",
      "const step = gradientDescent(gradient, start, { rate: 0.5, steps: 2000 }).slice(1).findIndex((w) => accuracy(w) >= 0.9); return step < 0 ? Infinity : step + 1;",
      ["q6-steps"],
    ],
  ],
  "mutual-information": [
    [
      "q1-joint-answer",
      "return counts.map((row) => row.map((count) => count / counts.flat().reduce((a, b) => a + b)));",
      ["q1-refusals"],
    ],
    [
      "q1-joint-answer",
      "return counts.map((row) => row.map((count) => count / row.reduce((a, b) => a + b)));",
      ["q1-joint", "q1-refusals"],
    ],
    [
      "q1-marginals-answer",
      "const sums = joint.map((row) => row.reduce((a, b) => a + b)); return [sums, sums];",
      ["q1-marginals"],
    ],
    [
      "q2-answer",
      `const [rows, columns] = givenMarginals(joint);
    return joint.flatMap((row, x) => row.map((pxy, y) => pxy * Math.log2(pxy / (rows[x] * columns[y])))).reduce((a, b) => a + b);`,
      ["q2-limits"],
    ],
    [
      "q2-answer",
      `const [rows, columns] = givenMarginals(joint);
    return joint.flatMap((row, x) => row.map((pxy, y) => pxy && rows[x] * columns[y] * Math.log2(pxy / (rows[x] * columns[y])))).reduce((a, b) => a + b);`,
      ["q2-values", "q2-limits"],
    ],
    ["q2-parabola-answer", "return [[1 / 3, 0], [0, 1 / 3], [1 / 3, 0]];", ["q2-parabola"]],
    [
      "q3-tally-answer",
      "return [...new Set(people.map((group) => group[attribute]))].sort().map((value) => [0, 0]);",
      ["q3-tally"],
    ],
    ["q3-gain-answer", "return givenMutualInformation(counts);", ["q3-gain"]],
    ["q3-split-answer", 'return "sex";', ["q3-split"]],
    [
      "q3-split-answer",
      "const bits = (name: string) => givenMutualInformation(givenJoint(tables[name])); return Object.keys(tables).reduce((best, name) => (bits(name) >= bits(best) ? name : best));",
      ["q3-split"],
    ],
    ["q4-rates-answer", "return counts.map(([survived, died]) => survived / died);", ["q4-rates"]],
    ["q4-figure-answer", "return jointHeatmap(givenJoint(everybody.sex));", ["q4-cells", "q4-texts"]],
    ["q5-js-answer", "return (klDivergence(p, q) + klDivergence(q, p)) / 2;", ["q5-values", "q5-limits"]],
    [
      "q5-js-answer",
      "const m = p.map((x, i) => (x + q[i]) / 2); return klDivergence(p, m);",
      ["q5-values", "q5-limits"],
    ],
    ["q5-sources-answer", "return [p, q];", ["q5-sources"]],
    [
      "q6-value-answer",
      "return d.reduce((sum, x, i) => sum + p[i] * Math.log(x) + q[i] * Math.log(1 - x), 0);",
      ["q6-limits"],
    ],
    [
      "q6-value-answer",
      "return d.reduce((sum, x, i) => sum + (p[i] && p[i] * Math.log2(x)) + (q[i] && q[i] * Math.log2(1 - x)), 0);",
      ["q6-value"],
    ],
    ["q6-best-answer", "return p.map((x, i) => x / (x + q[i]));", ["q6-best"]],
  ],
};

describe("a wrong answer", () => {
  for (const [assignment, answers] of Object.entries(wrong)) {
    const cells = cellsOf(`${assignment}.en`);
    for (const [answer, body, told] of answers)
      it(`${told.length ? `is told by ${told.join(", ")}` : "is not seen in a right one"}: ${assignment} ${answer}, ${body.split("\n")[0]}`, () => {
        const cell = cells.find(({ id }) => id === answer);
        assert.ok(cell, answer);
        assert.deepEqual(failures(cells, { [answer]: answered(cell, body) }), told);
      });
  }
});

/** Values that answer otherwise than plain ones would: each has all that a test may ask for. */
const lies: Record<string, string> = {
  "an object that is all things, a text too":
    "const all: any = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => 'bit nat' : all), apply: () => all }); return all;",
  "a list that is all things":
    "const all: any = new Proxy([], { get: (_, key) => (key === Symbol.toPrimitive ? () => '0' : key === 'length' ? 4 : all) }); return all;",
  "a list with methods of its own, of such lists": `const lie = (list: any[], length: number) => Object.assign(list, { every: () => true, map: () => Array(length).fill(length),
    flatMap: () => [], reduce: () => 1 / 3 }); const inner = lie(["0", "10", "110", "111"], 1); return lie([inner, inner, inner, inner], 4);`,
};

describe("answers that are", () => {
  for (const [lie, body] of Object.entries(lies))
    it(`${lie}, earn nothing`, () => {
      for (const name of names.filter((name) => name.endsWith(".en"))) {
        const cells = cellsOf(name);
        const answers = only(cells, "answer").map((cell) => [cell.id, answered(cell, body)]);
        assert.deepEqual(failures(cells, Object.fromEntries(answers)), ids(only(cells, "tests")), name);
      }
    });
});
