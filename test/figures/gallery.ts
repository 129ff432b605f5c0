import { entropy } from "surprisal";
import type { Figure } from "surprisal/figures";
import * as figures from "surprisal/figures";

/** Texts that break what is written carelessly, and letters that are more than one code point. */
export const hostile = `</script><script>alert(1)</script>"'<!--&\u0000\u0007\ufffe\ud800🧑‍🚀한글 한국\u0001`;
const words = { title: hostile, caption: hostile, description: hostile, xLabel: hostile, yLabel: hostile };
const say = () => hostile;
const names = (length: number) => Array.from({ length }, say);
const steps = (length: number) => Array.from({ length }, (_, i) => i);
const shares = (length: number) => steps(length).map((i) => i / length);
const flat = (length: number) => steps(length).map(() => 1 / length);
const joint = (height: number, width: number) =>
  steps(height).map(() => steps(width).map(() => 1 / height / width));
const named = <Value>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value, i) => [`${hostile}${i}`, value]));

type Drawings = Readonly<Record<string, () => Figure>>;
const {
  barChart,
  billBars,
  billMap,
  binaryCrossEntropyCurve,
  binaryDivergenceCurves,
  binaryEntropyCurve,
  codeAreas,
  codeTree,
  densityCurves,
  distributionBars,
  divergenceBars,
  entropyTermCurve,
  evidenceChart,
  gibbsTangent,
  heatmap,
  histogram,
  informationBars,
  jointHeatmap,
  jointMosaic,
  levelMap,
  lineChart,
  oneHotLossCurve,
  rankedBars,
  simplex,
  surprisalCurve,
} = figures;

/** Every figure, as a lesson draws it, with limits in it. */
export const ordinary: Drawings = {
  barChart: () => barChart({ "1": 1, "2": 0.6 }, { bounds: { H: 0.5, "H + 1/n": [1.5, 1] } }),
  billBars: () => billBars([0.5, 0.5, 0], { "1": [0.25, 0.5, 0.25], "2": [1, 0, 0] }),
  billMap: () => billMap([0.2, 0.3, 0.5], [1, 0, 0]),
  binaryCrossEntropyCurve: () => binaryCrossEntropyCurve({ label: 0.3, predictions: [0, 0.3, 1] }),
  binaryDivergenceCurves: () => binaryDivergenceCurves({ p: 1, q: 0 }),
  binaryEntropyCurve: () => binaryEntropyCurve({ p: 0.2 }),
  codeAreas: () => codeAreas([0.5, 0.5, 0], [1, Infinity, 2], { outcomes: ["1", "2", "3"] }),
  codeTree: () => codeTree({ a: "0", b: "01", c: "111" }),
  densityCurves: () => densityCurves([0, 1, 2], { P: [0, 1, 0] }, { Q: [0.3, 0.4, 0.3] }),
  distributionBars: () => distributionBars([0.5, 0.5, 0], { outcomes: ["1", "2", "2026-01-01"] }),
  divergenceBars: () => divergenceBars([0.5, 0.5, 0], [0.9, 0, 0.1], { outcomes: ["1", "2", "3"] }),
  entropyTermCurve: () => entropyTermCurve(),
  evidenceChart: () => evidenceChart([0, 1, 0], [0.5, 0.5], [1, 0], { decided: { value: 5, label: "5" } }),
  gibbsTangent: () => gibbsTangent(),
  heatmap: () => heatmap([[0, 0], [0, 0]], { rows: ["1", "2"] }), // biome-ignore format: a matrix
  histogram: () => histogram([1, 1, 1]),
  informationBars: () => informationBars([[0.5, 0], [0, 0.5]]), // biome-ignore format: a matrix
  jointHeatmap: () => jointHeatmap([[0.5, 0], [0, 0.5]], { rows: ["1", "2"], columns: ["3", "4"] }), // biome-ignore format: a matrix
  jointMosaic: () => jointMosaic([[0.5, 0, 0], [0, 0.5, 0]]), // biome-ignore format: a matrix
  levelMap: () => levelMap((x, y) => -Math.log(x) - Math.log(1 - y), { paths: { a: [[[0, 1]]] } }),
  lineChart: () => lineChart({ "1": [Infinity, 1, 0], "2": [1, -Infinity, 1] }, { steps: [1, 2, 4] }),
  oneHotLossCurve: () => oneHotLossCurve({ predictions: [0, 0.2, 1] }),
  rankedBars: () => rankedBars({ "1": 0, "2": -1 }),
  simplex: () => simplex({ a: [[[1, 0, 0]]] }, { height: (p) => entropy(p), marked: { p: [0, 0, 1] } }),
  surprisalCurve: () => surprisalCurve({ probabilities: [0, 1 / 2, 1] }),
};

/** Every figure with texts as bad as can be wherever a text goes, and as much data as anyone has. */
export const extreme: Drawings = {
  barChart: () => barChart(steps(120_000), { ...words, bounds: { [hostile]: 1 }, valueText: say }),
  "barChart of three": () => barChart({ [hostile]: 1, b: -1, c: 0 }, { ...words, bounds: { [hostile]: 1 }, valueText: say }),
  billBars: () => billBars([0.5, 0.5], named(shares(1000).map((q) => [q, 1 - q])), { ...words, entropyLabel: hostile, wasteLabel: hostile, valueText: say }),
  billMap: () => billMap([0.2, 0.3, 0.5], flat(3), { ...words, outcomes: names(3), pLabel: hostile, qLabel: hostile, totalText: say }),
  binaryCrossEntropyCurve: () => binaryCrossEntropyCurve({ ...words, label: 0.3, predictions: shares(120_000), pointLabel: say, floorLabel: say }),
  "binaryCrossEntropyCurve of one": () => binaryCrossEntropyCurve({ ...words, label: 0.3, predictions: [0.9], gapLabel: say }),
  binaryDivergenceCurves: () => binaryDivergenceCurves({ ...words, forwardLabel: hostile, reverseLabel: hostile, pointLabel: say }),
  binaryEntropyCurve: () => binaryEntropyCurve({ ...words, pointLabel: say }),
  codeAreas: () => codeAreas(flat(10_000), steps(10_000), { ...words, outcomes: names(10_000), sumLabel: say, wasteLabel: hostile }),
  codeTree: () => codeTree(named(steps(1024).map((i) => i.toString(2).padStart(10, "0"))), { ...words, sumLabel: say }),
  densityCurves: () => densityCurves(steps(120_000), { [hostile]: steps(120_000) }, { [`${hostile}2`]: steps(120_000) }, words),
  distributionBars: () => distributionBars(flat(120_000), { ...words, outcomes: names(120_000) }),
  divergenceBars: () => divergenceBars(flat(20_000), flat(20_000), { ...words, outcomes: names(20_000), pLabel: hostile, termsLabel: hostile }),
  "divergenceBars of four": () => divergenceBars(flat(4), flat(4), { ...words, outcomes: names(4), pLabel: hostile, qLabel: hostile }),
  entropyTermCurve: () => entropyTermCurve({ ...words, pointLabel: say }),
  evidenceChart: () => evidenceChart(steps(120_000).map((i) => i % 2), [0.5, 0.5], [0.2, 0.8], { ...words, evidenceLabel: say, slopeLabel: say, decided: { value: 1, label: hostile } }),
  gibbsTangent: () => gibbsTangent({ ...words, ratios: [1e-300, 1e300], logLabel: hostile, tangentLabel: hostile, touchLabel: hostile }),
  heatmap: () => heatmap(steps(400).map(() => steps(400)), { ...words, rows: names(400), columns: names(400), valueText: say }),
  histogram: () => histogram(steps(120_000), words),
  informationBars: () => informationBars(joint(300, 300), { ...words, xName: hostile, yName: hostile, valueText: say }),
  jointHeatmap: () => jointHeatmap(joint(400, 400), { ...words, rows: names(400), columns: names(400), sumLabel: hostile }),
  jointMosaic: () => jointMosaic(joint(300, 300), { ...words, rows: names(300), columns: names(300), jointLabel: hostile, productLabel: hostile, gapLabel: say }),
  levelMap: () => levelMap((x, y) => x * y, { ...words, paths: { [hostile]: [shares(120_000).map((t) => [t, t])] }, marked: { [hostile]: [0, 0] }, levelText: say }),
  lineChart: () => lineChart({ [hostile]: steps(124_000), b: steps(124_000).map((i) => (i % 7 ? 1 : Infinity)) }, { ...words, reference: { value: 1, label: hostile }, shade: { from: hostile, to: "b", label: hostile }, marked: { [hostile]: [1, 1] } }),
  "lineChart of many": () => lineChart(named(steps(200).map((i) => [1, 2, i])), words),
  "lineChart, logarithmic": () => lineChart({ [hostile]: steps(124_000) }, { ...words, logarithmic: true }),
  oneHotLossCurve: () => oneHotLossCurve({ ...words, predictions: shares(120_000), pointLabel: say }),
  rankedBars: () => rankedBars(named(steps(20_000)), { ...words, valueText: say }),
  simplex: () => simplex({ [hostile]: [shares(120_000).map((t) => [t, 1 - t, 0])] }, { ...words, outcomes: names(3), height: (p) => entropy(p), levelText: say, marked: { [hostile]: flat(3) } }),
  surprisalCurve: () => surprisalCurve({ ...words, probabilities: shares(120_000), pointLabel: say }),
}; // biome-ignore format: a figure a line

/** What draws a figure; all of them stand in the galleries. */
export const drawing = Object.entries(figures).flatMap(([name, value]) =>
  typeof value === "function" && !/^render|^simplexPlace$|^decimals$/.test(name) ? [name] : [],
);
