import { axisX, barY, ruleY, text } from "@observablehq/plot";
import { assertDistribution, type Distribution } from "../distribution.js";
import { barPixels, merged } from "./bars.js";
import { type Figure, figure, paper, type Variation } from "./figure.js";
import { halo, meaning } from "./grammar.js";
import { fromZero } from "./kinds.js";
import { listed, numberLabel, outcomeNames } from "./labels.js";
import { bandAxis } from "./names.js";
import { optionsOf } from "./options.js";
import { boldWidth } from "./textWidth.js";

/**
 * The probabilities of a distribution as bars from 0 to 1, each with its value where there is room.
 *
 * @param options.outcomes - a name for each outcome; 1, 2, 3, … unless told
 * @param options.fill - the colour of the bars: that of the truth, unless told; `meaning.prediction` for a prediction
 * @param options.valueText - how a probability is written above its bar
 * @throws {RangeError} if `p` is not a distribution, or `outcomes` has another length
 * @example distributionBars([0.7, 0.3], { outcomes: ["sun", "rain"] }).ariaDescription // "Bars of the probabilities: sun 0.7, rain 0.3."
 */
export function distributionBars(
  p: Distribution,
  options: Variation & {
    outcomes?: readonly string[];
    fill?: string;
    valueText?: (value: number) => string;
  } = {},
): Figure {
  const {
    outcomes,
    fill = meaning.truth,
    valueText = numberLabel,
    xLabel = "outcome",
    yLabel = "probability",
    description,
    ...others
  } = optionsOf(options, { y: fromZero });
  assertDistribution(p, "p");
  const names = outcomeNames(outcomes, p.length, "outcomes");
  const rows = merged(Array.from(p));
  const fits = rows.every(({ value }) => boldWidth(valueText(value)) < barPixels / p.length);
  const axis = bandAxis(names, rows, barPixels, xLabel);
  return figure(
    {
      height: paper.height + axis.room,
      marginBottom: paper.marginBottom + axis.room,
      x: { type: "band", label: null, padding: rows.length > 100 ? 0 : 0.25 },
      y: { label: yLabel, domain: [0, 1], ticks: 5, grid: true },
      marks: [
        barY(rows, { x: "i", y: "value", fill }),
        ruleY([0]),
        text(fits ? rows : [], {
          x: "i",
          y: "value",
          text: ({ value }) => valueText(value),
          dy: -12,
          fontWeight: "bold",
          ...halo,
        }),
        axisX(axis.options),
      ],
    },
    {
      ...others,
      description:
        description ??
        `Bars of the probabilities: ${listed(names, (name, i) => `${name} ${numberLabel(p[i])}`)}.`,
    },
  );
}
