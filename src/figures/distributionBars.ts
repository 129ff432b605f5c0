import { axisX, barY, ruleY, text } from "@observablehq/plot";
import { assertDistribution, type Distribution } from "../distribution.js";
import { below, blue, type Figure, paper, type Texts } from "./figure.js";
import { numberLabel, outcomeNames, textWidth, wrapped } from "./labels.js";

/**
 * The probabilities of a distribution as bars from 0 to 1, each with its value where there is room.
 *
 * @param options.outcomes - a name for each outcome; 1, 2, 3, … unless told
 * @throws {RangeError} if `p` is not a distribution, or `outcomes` has another length
 * @example distributionBars([0.7, 0.3], { outcomes: ["sun", "rain"] }).ariaDescription // "Bars of the probabilities: sun 0.7, rain 0.3."
 */
export function distributionBars(
  p: Distribution,
  {
    outcomes,
    xLabel = "outcome",
    yLabel = "probability",
    description,
    title,
    caption,
  }: Texts & { outcomes?: readonly string[] } = {},
): Figure {
  assertDistribution(p, "p");
  const names = outcomeNames(outcomes, p.length, "outcomes");
  const rows = Array.from(p, (probability, i) => ({ i, probability }));
  const listed = rows.map(({ i, probability }) => `${names[i]} ${numberLabel(probability)}`).join(", ");
  const fits = rows.every(({ probability }) => textWidth(numberLabel(probability)) < 540 / p.length);
  const ticks = wrapped(names, 540 / p.length);
  return {
    ...paper,
    height: paper.height + ticks.drop,
    marginBottom: paper.marginBottom + ticks.drop,
    title,
    caption,
    ariaDescription: description ?? `Bars of the probabilities: ${listed}.`,
    x: { type: "band", label: null, padding: 0.25 },
    y: { label: yLabel, domain: [0, 1], ticks: 5, grid: true },
    marks: [
      barY(rows, { x: "i", y: "probability", fill: blue }),
      ruleY([0]),
      text(fits ? rows : [], {
        x: "i",
        y: "probability",
        text: ({ probability }) => numberLabel(probability),
        dy: -12,
        fontWeight: "bold",
        stroke: "white",
        strokeWidth: 5,
        fill: "black",
      }),
      axisX({
        label: xLabel,
        ...below,
        tickSize: 0,
        labelOffset: below.labelOffset + ticks.drop,
        tickFormat: (i: number) => ticks.names[i],
      }),
    ],
  };
}
