import { axisFx, axisY, barY, ruleY, text } from "@observablehq/plot";
import type { Distribution } from "../distribution.js";
import { klDivergence } from "../divergence.js";
import type { Unit } from "../unit.js";
import { barPixels } from "./bars.js";
import { barPairs, divergenceRows, mergedRows } from "./divergenceRows.js";
import { type Figure, figure, paper, type Variation } from "./figure.js";
import { colors, halo, hatch, meaning, size } from "./grammar.js";
import { pair, plainText, positive } from "./kinds.js";
import { amountLabel, listed, numberLabel, outcomeNames } from "./labels.js";
import { legend } from "./legend.js";
import { bandAxis } from "./names.js";
import { optionsOf } from "./options.js";
import { fittingSize } from "./textWidth.js";
import { twoPanels } from "./twoPanels.js";

/**
 * Two distributions side by side, and below them what each outcome adds to D(p ‖ q): up, hatched, where p is above q,
 * down where it is below, ∞ where q rules out what p allows.
 *
 * @param options.base - unit of the terms: 2 for bits (the default), Math.E for nats
 * @param options.outcomes - a name for each outcome; 1, 2, 3, … unless told
 * @param options.pLabel - the name of `p`
 * @param options.qLabel - the name of `q`
 * @param options.yLabel - what the upper bars are
 * @param options.termsLabel - what the lower bars are
 * @param options.highest - the probability at the upper panel's top, the largest unless told
 * @param options.termRange - the terms at the lower panel's bottom and top, the least and largest unless told; those beyond end there
 * @throws {RangeError} if `p` or `q` is not a distribution, lengths differ, or a scale has no room for a probability or for 0
 * @example divergenceBars([1, 0], [0.5, 0.5]).ariaDescription.endsWith("whose sum is D(p‖q) = 1 bit.") // true
 */
export function divergenceBars(
  p: Distribution,
  q: Distribution,
  options: Variation &
    Unit & {
      outcomes?: readonly string[];
      pLabel?: string;
      qLabel?: string;
      termsLabel?: string | undefined;
      highest?: number;
      termRange?: readonly [number, number];
    } = {},
): Figure {
  const {
    base = 2,
    outcomes,
    pLabel = "p",
    qLabel = "q",
    xLabel = "outcome",
    yLabel = "probability",
    termsLabel,
    highest,
    termRange,
    description,
    ...others
  } = optionsOf(options, { termsLabel: plainText, highest: positive, termRange: pair });
  const sum = `D(p‖q) = ${amountLabel(klDivergence(p, q, { base }), base)}`;
  const names = outcomeNames(outcomes, p.length, "outcomes");
  const rows = mergedRows(divergenceRows(p, q, base), barPixels / 2);
  const bars = barPairs(rows);
  const panels = twoPanels(
    bars.map(({ probability }) => probability),
    rows.map(({ term }) => term),
    { highest, termRange },
  );

  // Each bar bears its value, in the larger size that fits; where none does, there is an axis instead.
  const room = 480 / bars.length;
  const numbers = bars.map(({ probability }) => numberLabel(probability));
  const fontSize = fittingSize(numbers, room);
  const shown = (value: number) => (fontSize === undefined && value < Infinity ? "" : numberLabel(value));
  const named = fittingSize([pLabel, qLabel], room) === size.text;
  const entries = [{ name: pLabel, fill: meaning.truth }, { name: qLabel, fill: meaning.prediction }]; // biome-ignore format: a pair
  const key = legend(named ? [] : entries, { above: 8 });
  const axis = bandAxis(names, rows, barPixels, xLabel);
  return figure(
    {
      height: 520 + axis.room + key.height,
      marginBottom: paper.marginBottom + axis.room,
      marginTop: 58 + key.height,
      marginLeft: fontSize === undefined ? 70 : 20,
      fx: { type: "band", label: null, padding: rows.length > 100 ? 0 : 0.2 },
      x: { type: "band", domain: ["p", "q"], axis: null, padding: rows.length > 100 ? 0 : 0.05 },
      y: { axis: null, domain: [-1.3, 1] },
      marks: [
        text([yLabel], { text: String, frameAnchor: "top-left", facet: "super", dy: -44, ...halo }),
        barY(bars, {
          fx: "i",
          x: "who",
          y1: 0,
          y2: ({ probability }) => panels.height(probability),
          fill: ({ who }) => (who === "p" ? meaning.truth : meaning.prediction),
        }),
        ruleY([0]),
        text(named ? bars : [], {
          fx: "i",
          x: "who",
          y: 0,
          text: ({ who }) => (who === "p" ? pLabel : qLabel),
          dy: 13,
          ...halo,
        }),
        key.marks,
        text([termsLabel ?? `p log(p/q), their sum is ${sum}`], {
          text: String,
          fx: () => 0,
          y: -0.22,
          frameAnchor: "left",
          ...halo,
        }),
        barY(rows, {
          fx: "i",
          y1: panels.floor,
          y2: ({ term }) => panels.place(term),
          fill: ({ term }) => (term < 0 ? colors[2] : hatch),
          stroke: ({ term }) => (term < 0 ? colors[2] : meaning.waste),
        }),
        ruleY([panels.floor]),
        text(bars, {
          fx: "i",
          x: "who",
          y: ({ probability }) => panels.height(probability),
          text: ({ probability }) => shown(probability),
          dy: -11,
          fontSize: fontSize ?? size.small,
          ...halo,
        }),
        text(rows, {
          fx: "i",
          y: ({ term }) => panels.place(term) + (term < 0 ? -0.07 : 0.07),
          text: ({ term }) => shown(term),
          fontSize: fontSize ?? size.small,
          ...halo,
        }),
        axisY(fontSize === undefined ? panels.ticks : [], {
          tickFormat: (y: number) => numberLabel(panels.valueAt(y)),
        }),
        axisFx({ anchor: "bottom", ...axis.options }),
      ],
    },
    {
      ...others,
      description:
        description ??
        `Bars of p beside q: ${listed(names, (name, i) => `${name} ${numberLabel(p[i])} and ${numberLabel(q[i])}`)}. Below, the terms p log(p/q), whose sum is ${sum}.`,
    },
  );
}
