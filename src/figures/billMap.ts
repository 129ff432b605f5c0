import { dot, rect, text } from "@observablehq/plot";
import type { Distribution } from "../distribution.js";
import { crossEntropy, klDivergence } from "../divergence.js";
import { entropy } from "../entropy.js";
import type { Unit } from "../unit.js";
import type { Figure, Variation } from "./figure.js";
import { halo, hatch, meaning, size } from "./grammar.js";
import { positive, wording } from "./kinds.js";
import { amountLabel, numberLabel, outcomeNames } from "./labels.js";
import { nameBelow } from "./nameBeside.js";
import { optionsOf } from "./options.js";
import { simplex } from "./simplex.js";
import { simplexPlace } from "./triangle.js";

/** Where the bill stands beside the triangle, on the triangle's scales: the left side has length 1. */
const bar = { x1: 0.9, x2: 0.98, y1: 0.38, y2: 0.84 } as const;

/**
 * Where a prediction of three outcomes stands in the triangle, with levels of the waste D(p ‖ q); and beside it the
 * bill H(p, q) = H(p) + D(p ‖ q), light blue below and hatched above. A bill too high for the picture is open at the top.
 *
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.outcomes - names of the corners: left, right, top
 * @param options.levels - the wastes that have level lines; round ones unless told
 * @param options.most - the bill that reaches the top of the picture, H(p) and one unit unless told
 * @param options.pLabel - the name of `p`
 * @param options.qLabel - the name of `q`
 * @param options.entropyLabel - the name of the entropy
 * @param options.wasteLabel - the name of the divergence
 * @param options.totalText - the bill in words, above it
 * @param options.valueText - how an amount is written beside the bar
 * @throws {RangeError} if `p` or `q` is not a distribution over three outcomes
 * @example billMap([0.5, 0.25, 0.25], [0.25, 0.25, 0.5]).ariaDescription // "The prediction q in the triangle of distributions costs H(p, q) = 1.75 bits: 1.5 must be paid, 0.25 is wasted."
 */
export function billMap(
  p: Distribution,
  q: Distribution,
  options: Omit<Variation, "height"> &
    Unit & {
      outcomes?: readonly string[];
      levels?: readonly number[];
      most?: number;
      pLabel?: string;
      qLabel?: string;
      entropyLabel?: string;
      wasteLabel?: string;
      totalText?: (total: number) => string;
      valueText?: (value: number) => string;
    } = {},
): Figure {
  const {
    base = 2,
    most = entropy(p, { base }) + 1,
    pLabel = "p",
    qLabel = "q",
    entropyLabel = "H(p)",
    wasteLabel = "D(p‖q)",
    totalText = (total: number) => `H(p, q) = ${amountLabel(total, base)}`,
    valueText = numberLabel,
    outcomes,
    description,
    marks,
    ...others
  } = optionsOf(options, { most: positive, totalText: wording });
  const [paid, wasted, total] = [
    entropy(p, { base }),
    klDivergence(p, q, { base }),
    crossEntropy(p, q, { base }),
  ];
  const height = (amount: number) => bar.y1 + (bar.y2 - bar.y1) * Math.min(1, amount / most);
  const parts = [
    { name: entropyLabel, value: paid, y1: bar.y1, y2: height(paid), fill: meaning.payment, stroke: "#5b8fb0", closed: 1 },
    { name: wasteLabel, value: wasted, y1: height(paid), y2: height(total), fill: hatch, stroke: meaning.waste, closed: total > most ? 0 : 1 },
  ]; // biome-ignore format: a line each
  const middle = ({ y1, y2 }: { y1: number; y2: number }) => Math.max((y1 + y2) / 2, y1 + 0.012); // clear of the part below
  const beside = { y: middle, fontWeight: "bold", ...halo } as const;
  // Not among what is `marked`: labels of levels, which make way for that, would jump when q moves.
  const [x, y] = simplexPlace(q, "q");
  const place = { x: () => x, y: () => y } as const;
  const names = outcomeNames(outcomes, 3, "outcomes");
  return simplex(
    {},
    {
      ...others,
      outcomes: names,
      height: (q) => klDivergence(p, q, { base }),
      marked: { [pLabel]: p },
      fills: { [pLabel]: meaning.truth },
      description:
        description ??
        `The prediction ${qLabel} in the triangle of distributions costs ${totalText(total)}: ${numberLabel(paid)} must be paid, ${numberLabel(wasted)} is wasted.`,
      marks: [
        dot([qLabel], { ...place, r: size.dot, fill: meaning.prediction, stroke: "white" }),
        text([qLabel], {
          ...place,
          text: String,
          ...nameBelow(qLabel, [x, y], names),
          fontWeight: "bold",
          ...halo,
        }),
        rect(parts, {
          x1: bar.x1,
          x2: bar.x2,
          y1: "y1",
          y2: "y2",
          fill: "fill",
          stroke: "stroke",
          strokeOpacity: "closed",
        }),
        text(parts, { ...beside, x: bar.x1, text: "name", textAnchor: "end", dx: -8, fontWeight: "normal" }),
        text(parts, {
          ...beside,
          x: bar.x2,
          text: ({ value }) => valueText(value),
          textAnchor: "start",
          dx: 8,
        }),
        text([totalText(total)], {
          x: () => (bar.x1 + bar.x2) / 2,
          y: () => bar.y2,
          text: String,
          dy: -20,
          fontSize: size.text,
          fontWeight: "bold",
          ...halo,
        }),
        ...(marks ?? []),
      ],
    },
  );
}
