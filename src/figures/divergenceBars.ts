import { axisFx, axisY, barY, ruleY, text } from "@observablehq/plot";
import type { Distribution } from "../distribution.js";
import { klDivergence } from "../divergence.js";
import type { Unit } from "../unit.js";
import { divergenceRows, finiteRange } from "./divergenceRows.js";
import { below, blue, type Figure, green, orange, paper, type Texts, vermilion } from "./figure.js";
import { amountLabel, numberLabel, outcomeNames, textWidth, wrapped } from "./labels.js";
import { legend } from "./legend.js";

/**
 * Two distributions side by side, and below them what each outcome adds to D(p ‖ q): up where p is above q,
 * down where it is below, ∞ where q rules out what p allows.
 *
 * @param options.base - unit of the terms: 2 for bits (the default), Math.E for nats
 * @param options.outcomes - a name for each outcome; 1, 2, 3, … unless told
 * @param options.pLabel - the name of `p`
 * @param options.qLabel - the name of `q`
 * @param options.yLabel - what the upper bars are
 * @param options.termsLabel - what the lower bars are
 * @param options.highest - the probability at the upper panel's top, the largest unless told
 * @param options.termRange - the terms at the lower panel's bottom and top, the least and largest unless told
 * @throws {RangeError} if `p` or `q` is not a distribution, lengths differ, or a scale cannot hold what it is for
 * @example divergenceBars([1, 0], [0.5, 0.5]).ariaDescription.endsWith("whose sum is D(p‖q) = 1 bit.") // true
 */
export function divergenceBars(
  p: Distribution,
  q: Distribution,
  {
    base = 2,
    outcomes,
    pLabel = "p",
    qLabel = "q",
    xLabel = "outcome",
    yLabel = "probability",
    termsLabel,
    highest = Math.max(...Array.from(p), ...Array.from(q)),
    termRange,
    description,
    title,
    caption,
  }: Texts &
    Unit & {
      outcomes?: readonly string[];
      pLabel?: string;
      qLabel?: string;
      termsLabel?: string | undefined;
      highest?: number;
      termRange?: readonly [number, number];
    } = {},
): Figure {
  const sum = `D(p‖q) = ${amountLabel(klDivergence(p, q, { base }), base)}`;
  const names = outcomeNames(outcomes, p.length, "outcomes");
  const rows = divergenceRows(p, q, base);
  const listed = rows
    .map((row) => `${names[row.i]} ${numberLabel(row.p)} and ${numberLabel(row.q)}`)
    .join(", ");
  const bars = rows.flatMap(({ i, p, q }) => [
    { i, who: "p", probability: p },
    { i, who: "q", probability: q },
  ]);

  // Both panels share one scale: probabilities stand on 0, terms on `floor` below it, each stretched to its panel.
  if (!(highest > 0 && highest < Infinity))
    throw new RangeError(`highest is ${highest}: give a positive number`);
  const [down, up] = termRange ?? finiteRange(rows.map(({ term }) => term));
  if (!(down > -Infinity && down <= 0 && up >= 0 && up < Infinity)) {
    throw new RangeError(
      `termRange is [${down}, ${up}]: give the lowest term and the highest, with 0 between them`,
    );
  }
  const stretch = 0.68 / (up - down || 1);
  const floor = -1.14 - down * stretch;
  const height = ({ probability }: { probability: number }) => probability / highest;
  const place = ({ term }: { term: number }) => floor + (term === Infinity ? up : term) * stretch;

  // Each bar bears its value, in the larger size that fits; where none does, there is an axis instead.
  const size = [16, 13].find((size) =>
    bars.every(({ probability }) => (textWidth(numberLabel(probability)) * size) / 16 < 480 / bars.length),
  );
  const shown = (value: number) => (size === undefined && value < Infinity ? "" : numberLabel(value));
  const ticks = size === undefined ? [0, 1, floor + down * stretch, floor, floor + up * stretch] : [];

  const named = [pLabel, qLabel].every((name) => textWidth(name) < 480 / bars.length);
  const words = { fill: "black", stroke: "white", strokeWidth: 4 } as const;
  const value = { fontSize: size ?? 13, ...words };
  const outcomesBelow = wrapped(names, 560 / p.length);
  return {
    ...paper,
    height: 520 + outcomesBelow.drop,
    marginBottom: paper.marginBottom + outcomesBelow.drop,
    marginTop: 58,
    marginLeft: size === undefined ? 70 : 20,
    title,
    caption,
    ariaDescription:
      description ?? `Bars of p beside q: ${listed}. Below, the terms p log(p/q), whose sum is ${sum}.`,
    fx: { type: "band", label: null, padding: 0.2 },
    x: { type: "band", domain: ["p", "q"], axis: null, padding: 0.05 },
    y: { axis: null, domain: [-1.3, 1] },
    marks: [
      text([yLabel], { text: String, frameAnchor: "top-left", facet: "super", dy: -44, ...words }),
      barY(bars, {
        fx: "i",
        x: "who",
        y1: 0,
        y2: height,
        fill: ({ who }) => (who === "p" ? blue : orange),
      }),
      ruleY([0]),
      named
        ? text(bars, {
            fx: "i",
            x: "who",
            y: 0,
            text: ({ who }) => (who === "p" ? pLabel : qLabel),
            dy: 13,
            ...words,
          })
        : [legend(pLabel, blue, -textWidth(qLabel) - 40), legend(qLabel, orange, 0)],
      text([termsLabel ?? `p log(p/q), their sum is ${sum}`], {
        text: String,
        fx: () => 0,
        y: -0.27,
        frameAnchor: "left",
        ...words,
      }),
      barY(rows, {
        fx: "i",
        y1: floor,
        y2: place,
        fill: ({ term }) => (term < 0 ? green : vermilion),
        fillOpacity: ({ term }) => (term === Infinity ? 0.4 : 1),
      }),
      ruleY([floor]),
      text(bars, {
        fx: "i",
        x: "who",
        y: height,
        text: ({ probability }) => shown(probability),
        dy: -11,
        ...value,
      }),
      text(rows, {
        fx: "i",
        y: (row) => place(row) + (row.term < 0 ? -0.07 : 0.07),
        text: ({ term }) => shown(term),
        ...value,
      }),
      axisY(ticks, {
        tickFormat: (y: number) => numberLabel(y < 0 ? (y - floor) / stretch : y * highest),
      }),
      axisFx({
        anchor: "bottom",
        label: xLabel,
        ...below,
        tickSize: 0,
        labelOffset: below.labelOffset + outcomesBelow.drop,
        tickFormat: (i: number) => outcomesBelow.names[i],
      }),
    ],
  };
}
