import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { conditionalEntropy, crossEntropy, entropy, klDivergence, surprisal } from "surprisal";
import {
  binaryCrossEntropyCurve,
  binaryDivergenceCurves,
  binaryEntropyCurve,
  distributionBars,
  divergenceBars,
  entropyTermCurve,
  type Figure,
  jointHeatmap,
  lineChart,
  oneHotLossCurve,
  render,
  surprisalCurve,
} from "surprisal/figures";
import { binaryCrossEntropyRows } from "../../src/figures/binaryCrossEntropyCurve.ts";
import { binaryDivergenceRows } from "../../src/figures/binaryDivergenceCurves.ts";
import { binaryEntropyRows } from "../../src/figures/binaryEntropyCurve.ts";
import { probabilities } from "../../src/figures/curve.ts";
import { divergenceRows } from "../../src/figures/divergenceRows.ts";
import { entropyTermRows } from "../../src/figures/entropyTermCurve.ts";
import { jointRows } from "../../src/figures/jointHeatmap.ts";
import { numberLabel } from "../../src/figures/labels.ts";
import { seriesRows } from "../../src/figures/seriesRows.ts";
import { spread } from "../../src/figures/spread.ts";
import { surprisalRows } from "../../src/figures/surprisalCurve.ts";
import { wrapped } from "../../src/figures/textWidth.ts";

function svg(figure: Figure): string {
  const data = render(figure).match(/base64,([^"]+)"/)?.[1] ?? "";
  return Buffer.from(data, "base64").toString();
}

/** Every text in the picture, in the order of drawing. */
function texts(figure: Figure): string[] {
  return Array.from(svg(figure).matchAll(/>([^<>]+)<\/(?:text|tspan)>/g), ([, text]) => text);
}

const label = (figure: Figure, axis: "x" | "y") => figure[axis]?.label;

describe("probabilities(low, high)", () => {
  it("starts and ends where it is told, and rises", () => {
    const drawn = probabilities(0.1, 1);
    assert.equal(drawn[0], 0.1);
    assert.equal(drawn.at(-1), 1);
    assert.ok(drawn.every((p, i) => i === 0 || p > drawn[i - 1]));
  });
  it("has a half in the middle of 0 and 1", () => {
    const drawn = probabilities(0, 1);
    assert.equal(drawn[(drawn.length - 1) / 2], 1 / 2);
  });
});

describe("numberLabel(value)", () => {
  it("gives three decimals at most and no trailing zeros", () => {
    assert.deepEqual([1, 0.5, 1 / 3, 0].map(numberLabel), ["1", "0.5", "0.333", "0"]);
  });
  it("writes a true minus sign, and none before zero", () => {
    assert.deepEqual([-0.25, -0].map(numberLabel), ["−0.25", "0"]);
  });
  it("gives two digits of what is below a hundredth", () => {
    assert.deepEqual([0.0015, 0.000123, 0.0156].map(numberLabel), ["0.0015", "0.00012", "0.016"]);
  });
  it("writes small numbers as powers of ten", () => {
    assert.deepEqual([1e-12, 4e-16, -2e-5].map(numberLabel), ["10⁻¹²", "4·10⁻¹⁶", "−2·10⁻⁵"]);
  });
  it("spells infinity", () => {
    assert.deepEqual([Infinity, -Infinity].map(numberLabel), ["∞", "−∞"]);
  });
});

describe("wrapped(texts, width)", () => {
  it("breaks at words and between ideographs, and says how far the lowest line hangs", () => {
    assert.deepEqual(wrapped(["rain", "no rain at all", "大雨傾盆"], 70), {
      names: ["rain", "no rain\nat all", "大雨傾盆"],
      drop: 16,
    });
    assert.deepEqual(wrapped(["大雨傾盆"], 40), { names: ["大雨\n傾盆"], drop: 16 });
    assert.deepEqual(wrapped(["", "indivisible"], 10), { names: ["", "indivisible"], drop: 0 });
  });
});

describe("surprisalCurve()", () => {
  it("draws the surprisal", () => {
    assert.deepEqual(surprisalRows([1, 1 / 8, 0], 2), [
      { x: 1, y: surprisal(1) },
      { x: 1 / 8, y: 3 },
      { x: 0, y: Infinity },
    ]);
  });
  it("shows that each halving costs one more bit", () => {
    const shown = texts(surprisalCurve());
    for (const amount of ["1 bit", "2 bits", "3 bits"]) assert.ok(shown.includes(amount), amount);
  });
  it("marks the impossible, at infinity", () => {
    assert.ok(texts(surprisalCurve({ probabilities: [0] })).includes("∞ bits"));
  });
  it("names its unit", () => {
    assert.match(label(surprisalCurve(), "y") ?? "", /\(bits\)/);
    assert.match(label(surprisalCurve({ base: Math.E }), "y") ?? "", /\(nats\)/);
    assert.match(label(surprisalCurve({ base: 10 }), "y") ?? "", /\(hartleys\)/);
    assert.match(label(surprisalCurve({ base: 3 }), "y") ?? "", /\(units of log 3\)/);
  });
});

describe("entropyTermCurve()", () => {
  it("draws 0 at both ends and nothing above its maximum, at 1/e", () => {
    const rows = entropyTermRows(probabilities(0, 1), 2);
    const [maximum] = entropyTermRows([1 / Math.E], 2);
    assert.equal(rows[0].y, 0);
    assert.equal(rows.at(-1)?.y, 0);
    assert.ok(rows.every(({ y }) => y <= maximum.y));
    assert.equal(maximum.y.toFixed(5), "0.53074");
  });
  it("marks the maximum", () => {
    assert.ok(texts(entropyTermCurve()).includes("0.531 bits at p = 1/e ≈ 0.368"));
    assert.ok(texts(entropyTermCurve({ base: Math.E })).includes("0.368 nats at p = 1/e ≈ 0.368"));
  });
});

describe("binaryEntropyCurve()", () => {
  it("draws the entropy of a coin, least when it is certain and 1 bit when it is fair", () => {
    assert.deepEqual(binaryEntropyRows([0, 1 / 2, 1], 2), [
      { x: 0, y: 0 },
      { x: 1 / 2, y: 1 },
      { x: 1, y: 0 },
    ]);
  });
  it("marks the coin it is told", () => {
    assert.ok(texts(binaryEntropyCurve()).includes("1 bit at p = 0.5"));
    assert.ok(
      texts(binaryEntropyCurve({ p: 0.1 })).includes(`${numberLabel(entropy([0.1, 0.9]))} bits at p = 0.1`),
    );
  });
});

describe("binaryCrossEntropyCurve()", () => {
  it("draws the cross entropy of the label and the prediction", () => {
    const [row] = binaryCrossEntropyRows([0.1], 0.3, Math.E);
    assert.equal(row.y, crossEntropy([0.3, 0.7], [0.1, 0.9], { base: Math.E }));
  });
  it("marks the predictions with their cross entropies", () => {
    const shown = texts(binaryCrossEntropyCurve({ predictions: [0.1, 0.5, 0.9, 1] }));
    for (const loss of ["3.322", "1", "0.152", "0"]) assert.ok(shown.includes(loss), loss);
  });
  it("marks what the label rules out, at infinity", () => {
    assert.ok(texts(binaryCrossEntropyCurve({ label: 0, predictions: [1] })).includes("∞"));
    assert.ok(texts(binaryCrossEntropyCurve({ label: 0.3, predictions: [0] })).includes("∞"));
    assert.ok(!texts(binaryCrossEntropyCurve({ label: 1, predictions: [1] })).includes("∞"));
  });
  it("takes soft labels however near to 0 or 1", () => {
    for (const label of [1e-9, 0.01, 0.99, 1 - 1e-9]) {
      assert.doesNotMatch(svg(binaryCrossEntropyCurve({ label })), /NaN|Infinity/);
    }
  });
});

describe("binaryDivergenceCurves()", () => {
  it("draws both divergences, which are 0 where q is p", () => {
    const [at, beyond] = binaryDivergenceRows([0.3, 0.9], 0.3, 2);
    assert.deepEqual(at, { x: 0.3, forward: 0, reverse: 0 });
    assert.equal(beyond.forward, klDivergence([0.3, 0.7], [0.9, 1 - 0.9]));
    assert.equal(beyond.reverse, klDivergence([0.9, 1 - 0.9], [0.3, 0.7]));
  });
  it("says what they are at q", () => {
    const shown = texts(binaryDivergenceCurves({ p: 0.3, q: 0.7, base: Math.E }));
    assert.ok(shown.includes("D(p‖q) = 0.339 nats") && shown.includes("D(q‖p) = 0.339 nats"));
  });
  it("says it in the reader's words", () => {
    const shown = texts(
      binaryDivergenceCurves({ p: 0.5, q: 1, pointLabel: (q, bits) => `${bits} bit @ ${q}` }),
    );
    assert.ok(shown.includes("D(q‖p) = 1 bit @ 1"));
  });
  it("knows when only one is infinite", () => {
    const shown = texts(binaryDivergenceCurves({ p: 0.5, q: 1 }));
    assert.ok(shown.includes("D(p‖q) = ∞ bits") && shown.includes("D(q‖p) = 1 bit"));
  });
  it("draws a certain p, which has one divergence infinite nearly everywhere", () => {
    assert.ok(texts(binaryDivergenceCurves({ p: 1, q: 0.5 })).includes("D(q‖p) = ∞ bits"));
  });
});

describe("oneHotLossCurve()", () => {
  it("marks the predictions of the true class with their losses", () => {
    const shown = texts(oneHotLossCurve({ predictions: [0, 0.05, 0.2, 0.8, 1] }));
    for (const loss of ["∞", "4.322", "2.322", "0.322", "0"]) assert.ok(shown.includes(loss), loss);
  });
  it("is in nats when told", () => {
    const figure = oneHotLossCurve({ base: Math.E, predictions: [1 / 2] });
    assert.ok(texts(figure).includes("0.693"));
    assert.match(label(figure, "y") ?? "", /\(nats\)/);
  });
});

describe("a curve", () => {
  it("refuses what is no probability, by the name it was given", () => {
    const refuses = (message: RegExp, draw: () => Figure) => assert.throws(draw, message);
    const text = "0.5" as unknown as number;
    refuses(/^RangeError: probabilities\[1\] is 1.5: a/, () => surprisalCurve({ probabilities: [1, 1.5] }));
    refuses(/^RangeError: predictions\[0\] is -1: a/, () => oneHotLossCurve({ predictions: [-1] }));
    refuses(/^TypeError: predictions\[0\] is "0.5": give/, () => oneHotLossCurve({ predictions: [text] }));
    refuses(/^RangeError: predictions\[1\] is 2: a/, () => binaryCrossEntropyCurve({ predictions: [1, 2] }));
    refuses(/^RangeError: label is NaN: a/, () => binaryCrossEntropyCurve({ label: NaN }));
    refuses(/^RangeError: p is 2: a probability lies between 0 and 1$/, () => binaryEntropyCurve({ p: 2 }));
    refuses(/^RangeError: p is -1: a/, () => binaryDivergenceCurves({ p: -1 }));
    refuses(/^RangeError: q is 2: a probability lies between 0 and 1$/, () =>
      binaryDivergenceCurves({ q: 2 }),
    );
    refuses(/^RangeError: base is 1: give/, () => surprisalCurve({ base: 1 }));
  });
});

describe("distributionBars(p)", () => {
  it("labels every bar with its probability and its outcome", () => {
    const shown = texts(distributionBars([0.7, 0.2, 0.1], { outcomes: ["sun", "rain", "snow"] }));
    for (const word of ["0.7", "0.2", "0.1", "sun", "rain", "snow"]) assert.ok(shown.includes(word), word);
  });
  it("keeps outcomes of the same name apart", () => {
    const shown = texts(distributionBars([0.5, 0.5], { outcomes: ["a", "a"] }));
    assert.equal(shown.filter((word) => word === "a").length, 2);
  });
  it("takes typed arrays", () => {
    assert.ok(texts(distributionBars(Float32Array.of(0.25, 0.75))).includes("0.75"));
  });
  it("refuses what is no distribution, and too few names", () => {
    assert.throws(() => distributionBars([0.5, 0.4]), /p sums to 0.9/);
    assert.throws(
      () => distributionBars([0.5, 0.5], { outcomes: ["a"] }),
      /outcomes has length 1, not 2: give one name/,
    );
  });
});

describe("divergenceBars(p, q)", () => {
  const p = [0.1, 0.2, 0.3, 0.4];
  const q = [0.25, 0.25, 0.25, 0.25];
  it("draws terms that sum to the divergence", () => {
    const sum = divergenceRows(p, q, 2).reduce((total, { term }) => total + term, 0);
    assert.ok(Math.abs(sum - klDivergence(p, q)) < 1e-15);
  });
  it("draws no term where p is 0 and an infinite one where only q is", () => {
    const terms = divergenceRows([0.5, 0.5, 0], [0.5, 0, 0.5], 2).map(({ term }) => term);
    assert.deepEqual(terms, [0, Infinity, 0]);
  });
  it("says what they sum to, with the unit", () => {
    assert.ok(texts(divergenceBars(p, q)).includes("p log(p/q), their sum is D(p‖q) = 0.154 bits"));
    assert.ok(texts(divergenceBars(p, q, { base: Math.E })).some((word) => word.endsWith("0.106 nats")));
  });
  it("labels infinity, also where bars are too narrow for other labels", () => {
    assert.ok(texts(divergenceBars([0.5, 0.5], [1, 0])).includes("∞"));
    const many = Array.from({ length: 20 }, () => 1 / 20);
    const missing = [0, 0.1, ...many.slice(2)];
    assert.ok(texts(divergenceBars(many, missing)).includes("∞"));
  });
  it("keeps the scale it is told, so that figures in a row compare", () => {
    const bars = (q: number[], options: object) => {
      const drawn = svg(divergenceBars([0.5, 0.5], q, options));
      return Array.from(drawn.matchAll(/<rect [^>]*height="([^"]+)"/g), ([, height]) => height);
    };
    const told = { highest: 1, termRange: [-1, 2] };
    assert.equal(bars([0.25, 0.75], told)[0], bars([0.1, 0.9], told)[0]);
    assert.notEqual(bars([0.25, 0.75], {})[0], bars([0.1, 0.9], {})[0]);
  });
  it("refuses distributions over different outcomes", () => {
    assert.throws(() => divergenceBars([1], [0.5, 0.5]), /p has length 1 and q has length 2/);
  });
  it("refuses a scale that cannot hold what it is for", () => {
    const scaled = (options: object) => () => divergenceBars([0.5, 0.5], [0.25, 0.75], options);
    assert.throws(scaled({ highest: 0 }), /^RangeError: highest is 0: give a positive number/);
    assert.throws(scaled({ highest: NaN }), /^RangeError: highest is NaN/);
    assert.throws(scaled({ termRange: [1, -1] }), /^RangeError: termRange is \[1, -1\]: give/);
    assert.throws(scaled({ termRange: [0, Infinity] }), /^RangeError: termRange is \[0, Infinity\]/);
  });
});

describe("jointHeatmap(joint)", () => {
  const joint = [
    [0.1, 0.5],
    [0.1, 0.3],
  ];
  it("has every cell, then the sums of rows and of columns", () => {
    const shown = jointRows(joint).map(({ row, column, probability }) => [
      row,
      column,
      numberLabel(probability),
    ]);
    assert.deepEqual(shown, [
      [0, 0, "0.1"],
      [0, 1, "0.5"],
      [1, 0, "0.1"],
      [1, 1, "0.3"],
      [0, 2, "0.6"],
      [1, 2, "0.4"],
      [2, 0, "0.2"],
      [2, 1, "0.8"],
    ]);
  });
  it("labels all of them, and names its rows and columns", () => {
    const shown = texts(
      jointHeatmap(joint, { rows: ["rain", "sun"], columns: ["wet", "dry"], sumLabel: "all" }),
    );
    for (const word of [
      "0.1",
      "0.5",
      "0.3",
      "0.6",
      "0.4",
      "0.2",
      "0.8",
      "rain",
      "sun",
      "wet",
      "dry",
      "all",
    ]) {
      assert.ok(shown.includes(word), word);
    }
  });
  it("refuses what is no joint distribution, and too many names", () => {
    assert.throws(() => jointHeatmap([[0.5], [0.4]]), RangeError);
    assert.throws(
      () => jointHeatmap(joint, { rows: ["a", "b", "c"] }),
      /rows has length 3, not 2: give one name/,
    );
  });
  it("leaves the joint as it was", () => {
    const before = conditionalEntropy(joint);
    jointHeatmap(joint);
    assert.equal(conditionalEntropy(joint), before);
  });
});

describe("lineChart(series)", () => {
  it("draws values over 0, 1, 2, … or over the steps it is told", () => {
    assert.deepEqual(seriesRows({ loss: [3, 2] }, undefined, false)[0].points, [
      { x: 0, y: 3 },
      { x: 1, y: 2 },
    ]);
    assert.deepEqual(seriesRows({ loss: [3, 2] }, [10, 20], false)[0].points[1], { x: 20, y: 2 });
  });
  it("names every line and the reference", () => {
    const shown = texts(
      lineChart({ KL: [1, 0], JS: [0.5, 0] }, { reference: { value: 0.2, label: "H(P)" } }),
    );
    for (const name of ["KL", "JS", "H(P)"]) assert.ok(shown.includes(name), name);
  });
  it("labels infinity, and zero on a logarithmic scale", () => {
    assert.ok(texts(lineChart({ loss: [Infinity, 2, 1] })).includes("∞"));
    assert.ok(texts(lineChart({ loss: [1, -Infinity] })).includes("−∞"));
    assert.ok(texts(lineChart({ loss: [1, 1e-9, 0] }, { logarithmic: true })).includes("0"));
  });
  it("draws a constant, a single value, and nothing but infinity", () => {
    for (const values of [[2, 2], [0], [-1, -1], [Infinity], [Infinity, 1]]) {
      assert.ok(texts(lineChart({ loss: values })).includes("loss"));
    }
    assert.ok(texts(lineChart({ loss: [2] }, { logarithmic: true })).includes("loss"));
  });
  it("refuses what it cannot draw, naming it", () => {
    assert.throws(() => lineChart({ loss: [1, NaN] }), /"loss"\[1\] is NaN/);
    assert.throws(() => lineChart({ loss: [] }), /"loss" is empty/);
    assert.throws(() => lineChart({ loss: [1, -1] }, { logarithmic: true }), /"loss"\[1\] is -1/);
    assert.throws(() => lineChart({ loss: [1, 2] }, { steps: [0] }), /steps\[1\] is undefined/);
    const rule = (value: number) => ({ reference: { value, label: "H(p)" } });
    assert.throws(() => lineChart({ loss: [1] }, rule(Infinity)), /reference.value is Infinity/);
    assert.throws(() => lineChart({ loss: [1] }, { ...rule(0), logarithmic: true }), /reference.value is 0/);
    assert.throws(() => lineChart({}), /there are no series/);
    const wrong = (value: unknown) => value as number[];
    assert.throws(() => lineChart({ loss: wrong(5) }), /^TypeError: "loss" is 5: give an array of values/);
    assert.throws(
      () => lineChart({ loss: [1] }, { steps: wrong(1) }),
      /^TypeError: steps is 1: give an array/,
    );
    const written = { reference: { value: "1" as unknown as number, label: "H(p)" } };
    assert.throws(
      () => lineChart({ loss: [1] }, written),
      /^TypeError: reference.value is "1": give a number/,
    );
  });
});

describe("spread(wanted, gap)", () => {
  it("leaves heights that are far enough apart", () => {
    assert.deepEqual(spread([0.9, 0.1, 0.5], 0.2), [0.9, 0.1, 0.5]);
  });
  it("moves apart those that are not, within the picture and in order", () => {
    const placed = spread([0, 0, 0.05, 1, 1], 0.1);
    const rising = [...placed].sort((a, b) => a - b);
    assert.ok(rising.every((height, i) => i === 0 || height - rising[i - 1] > 0.0999));
    assert.ok(rising[0] >= 0 && rising[4] <= 1);
    assert.ok(placed[2] > placed[0] && placed[2] < placed[3]);
  });
});
