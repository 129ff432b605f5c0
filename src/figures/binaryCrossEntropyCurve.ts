import { areaY, line, ruleY, text } from "@observablehq/plot";
import { crossEntropy, klDivergence } from "../divergence.js";
import { entropy, surprisal } from "../entropy.js";
import type { Unit } from "../unit.js";
import { curve, cut, type Point, type PointLabel, probabilities } from "./curve.js";
import { extent } from "./extent.js";
import type { Figure, Variation } from "./figure.js";
import { halo, hatch, meaning, size } from "./grammar.js";
import { listOfProbabilities, positive, probability, wording } from "./kinds.js";
import { amountLabel, numberLabel, unitName } from "./labels.js";
import { measures } from "./measure.js";
import { optionsOf } from "./options.js";

/** The cross entropy of the truth (label, 1 − label) and each prediction (q, 1 − q). */
export function binaryCrossEntropyRows(predictions: readonly number[], label: number, base: number): Point[] {
  return predictions.map((x) => ({ x, y: crossEntropy([label, 1 - label], [x, 1 - x], { base }) }));
}

/**
 * The cross entropy of a label and a predicted probability q of class 1, against q: a valley, lowest where q is the
 * label. Its floor is the entropy of the label, light blue; what a prediction wastes above it is hatched.
 *
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.label - the true probability of class 1: 1, 0, or a soft label between them
 * @param options.predictions - predictions to mark on the curve; those the label rules out cost ∞. Of a single one the waste is measured
 * @param options.pointLabel - the text beside a prediction, from its probability and its cross entropy
 * @param options.floorLabel - the text on the floor, from its height; "" for none
 * @param options.gapLabel - the text under that of a single prediction, from what it wastes
 * @param options.top - the highest cost shown: 3 bits, or as many as a prediction needs
 * @throws {RangeError} if `label` or a prediction is not in [0, 1], or `top` is below the curve
 * @example binaryCrossEntropyCurve({ predictions: [0.1, 0.5, 0.9] }).y?.label // "cross entropy (bits)"
 */
export function binaryCrossEntropyCurve(
  options: Omit<Variation, "label"> &
    Unit & {
      label?: number;
      predictions?: readonly number[];
      pointLabel?: PointLabel;
      floorLabel?: (value: number) => string;
      gapLabel?: (value: number) => string;
      top?: number;
    } = {},
): Figure {
  const {
    base = 2,
    label = 1,
    predictions = [],
    pointLabel = (_q: number, value: number) => numberLabel(value),
    floorLabel = (value: number) => `H(p) = ${amountLabel(value, base)}`,
    gapLabel = (value: number) => `D(p‖q) = ${numberLabel(value)}`,
    top,
    xLabel = "predicted probability q of class 1",
    yLabel = `cross entropy (${unitName(base)})`,
    description,
    ...others
  } = optionsOf(options, {
    label: probability,
    predictions: listOfProbabilities,
    floorLabel: wording,
    gapLabel: wording,
    top: positive,
  });
  const least = numberLabel(label);
  const floor = entropy([label, 1 - label], { base });
  const marked = binaryCrossEntropyRows(predictions, label, base);
  const bit = surprisal(1 / 2, { base });
  const finite = marked.map(({ y }) => y).filter(Number.isFinite);
  const highest = top ?? Math.max(3, Math.ceil(1.02 * extent(finite.map((y) => y / bit))[1])) * bit;
  const [low, high] = [edge(label, highest, base), 1 - edge(1 - label, highest, base)];
  const rows = binaryCrossEntropyRows(probabilities(low, high), label, base);
  const shown = cut(rows, highest).filter(({ y }) => y <= highest);
  if (shown.length === 0)
    throw new RangeError(`top is ${top}: give more than ${floor}, the entropy of the label`);
  const gaps = marked
    .filter(({ y }) => marked.length === 1 && floor > 0 && y <= highest)
    .map(({ x, y }) => ({ x, y1: floor, y2: y, label: "" }));
  const wasteLabel = (x: number) => {
    const waste = gaps.length === 0 ? 0 : klDivergence([label, 1 - label], [x, 1 - x], { base });
    return waste === 0 ? "" : `\n${gapLabel(waste)}`;
  };
  return curve(
    rows,
    marked,
    {
      pointLabel: (x, y) => `${pointLabel(x, y)}${wasteLabel(x)}`,
      top: highest,
      under: [
        areaY([0, 1], { x: (x) => x, y: floor, fill: meaning.payment }),
        line([...shown, { x: shown[shown.length - 1].x, y: floor }, { x: shown[0].x, y: floor }], {
          x: "x",
          y: "y",
          fill: hatch,
          fillOpacity: 0.45,
          stroke: "none",
        }),
        floor === 0 ? null : ruleY([floor], { x1: 0, x2: 1, strokeDasharray: "2 4", strokeWidth: 2 }),
        text(floor > highest / 12 ? [floorLabel(floor)] : [], {
          x: () => (label < 0.5 ? 1 : 0),
          y: floor / 2,
          text: String,
          textAnchor: label < 0.5 ? "end" : "start",
          dx: label < 0.5 ? -8 : 8,
          ...halo,
        }),
        measures(gaps),
      ].flat(),
      insetLeft: label === 0 ? 64 : size.text,
      insetRight: label === 1 ? 64 : size.text,
      side: ({ x, y }) => {
        if (y === 0) return x === 1 ? "right" : "left";
        const [inside, outside] =
          x < label || (x === label && x < 0.5) ? (["right", "left"] as const) : (["left", "right"] as const);
        const first = x === label ? "above" : (`upper ${inside}` as const);
        return [
          first,
          "above",
          `upper ${inside}`,
          "high above",
          `high ${inside}`,
          inside,
          `upper ${outside}`,
        ];
      },
    },
    {
      ...others,
      xLabel,
      yLabel,
      description:
        description ??
        `Cross entropy in ${unitName(base)} against the predicted probability q of class 1, for the label ${least}: least at q = ${least}, where it is ${numberLabel(floor)}.`,
    },
  );
}

/** A prediction for a class of this weight that by itself costs `cost`. */
function edge(weight: number, cost: number, base: number): number {
  return weight === 0 ? 0 : Math.max(2 ** -40, base ** (-cost / weight));
}
