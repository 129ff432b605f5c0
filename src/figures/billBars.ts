import { axisX, barY, ruleY, text } from "@observablehq/plot";
import { assertRecord } from "../arguments.js";
import type { Distribution } from "../distribution.js";
import { crossEntropy, klDivergence } from "../divergence.js";
import { entropy } from "../entropy.js";
import type { Unit } from "../unit.js";
import { barPixels } from "./bars.js";
import { extent } from "./extent.js";
import { type Figure, figure, paper, type Variation } from "./figure.js";
import { halo, hatch, meaning, size } from "./grammar.js";
import { assertFew, fromZero } from "./kinds.js";
import { listed, numberLabel, unitName } from "./labels.js";
import { legend } from "./legend.js";
import { bandAxis } from "./names.js";
import { optionsOf } from "./options.js";
import { textWidth } from "./textWidth.js";

/** What each prediction costs: what must be paid, H(p), what is wasted, D(p ‖ q), and both, H(p, q). */
export function billRows(p: Distribution, predictions: Readonly<Record<string, Distribution>>, base: number) {
  const paid = entropy(p, { base });
  assertRecord(predictions, "predictions", "{ q: [0.5, 0.5] }");
  assertFew(Object.keys(predictions).length, "predictions");
  return Object.entries(predictions).map(([name, q], i) => ({
    i,
    name,
    paid,
    wasted: klDivergence(p, q, { base }),
    total: crossEntropy(p, q, { base }),
  }));
}

/**
 * The bill H(p, q) = H(p) + D(p ‖ q) of one or more predictions: what must be paid, light blue and the same for all, and
 * above it, hatched, what each wastes. An infinite bill is open at the top.
 *
 * @param predictions - distributions by name: `{ "q₁": q1, "q₂": q2 }`
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.entropyLabel - the name of the entropy
 * @param options.wasteLabel - the name of the divergence
 * @param options.valueText - how an amount is written on the bars
 * @throws {RangeError} if `p` or a prediction is not a distribution, lengths differ, or there is no prediction
 * @example billBars([0.5, 0.5], { q: [0.25, 0.75] }).ariaDescription // "Bill of each prediction in bits: q 1.208, of which 1 must be paid and 0.208 is wasted."
 */
export function billBars(
  p: Distribution,
  predictions: Readonly<Record<string, Distribution>>,
  options: Variation &
    Unit & { entropyLabel?: string; wasteLabel?: string; valueText?: (value: number) => string } = {},
): Figure {
  const {
    base = 2,
    entropyLabel = "must be paid: H(p)",
    wasteLabel = "wasted: D(p‖q)",
    valueText = numberLabel,
    xLabel = "prediction",
    yLabel = `cross entropy H(p, q) (${unitName(base)})`,
    description,
    ...others
  } = optionsOf(options, { y: fromZero });
  const rows = billRows(p, predictions, base);
  if (rows.length === 0)
    throw new RangeError("there are no predictions: give one or more, such as { q: [0.5, 0.5] }");
  const highest = extent(rows.map(({ total }) => total).filter(Number.isFinite))[1];
  const top = 1.12 * Math.max(highest, rows[0].paid) || 1;
  const height = (value: number) => Math.min(value, top);
  const key = legend([
    { name: wasteLabel, fill: hatch },
    { name: entropyLabel, fill: meaning.payment },
  ], { above: 18 }); // biome-ignore format: a line each
  const axis = bandAxis(
    rows.map(({ name }) => name),
    rows,
    barPixels,
    xLabel,
  );
  const wide = rows.every(({ total }) => textWidth(valueText(total)) < barPixels / rows.length);
  const visible = (value: number) => wide && (300 * Math.min(value, top)) / top > size.text;
  const number = { x: "i", fontWeight: "bold", ...halo } as const;
  return figure(
    {
      height: paper.height + key.height + axis.room,
      marginTop: paper.marginTop + key.height,
      marginBottom: paper.marginBottom + axis.room,
      x: { type: "band", label: null, padding: 0.35 },
      y: { label: yLabel, domain: [0, top], ticks: 5, grid: true },
      marks: [
        barY(rows, { x: "i", y1: 0, y2: "paid", fill: meaning.payment, stroke: "#5b8fb0" }),
        barY(rows, {
          x: "i",
          y1: "paid",
          y2: ({ total }) => height(total),
          fill: hatch,
          stroke: ({ wasted }) => (wasted > 0 && wasted < Infinity ? meaning.waste : "none"),
        }),
        ruleY([0]),
        ruleY([rows[0].paid], { strokeDasharray: "2 4", strokeWidth: 2 }),
        text(
          rows.filter(({ paid }) => visible(paid)),
          { ...number, y: ({ paid }) => paid / 2, text: ({ paid }) => valueText(paid), fontWeight: "normal" },
        ),
        text(
          rows.filter(({ wasted }) => wasted < Infinity && visible(wasted)),
          {
            ...number,
            y: ({ paid, total }) => (paid + height(total)) / 2,
            text: ({ wasted }) => valueText(wasted),
            fontWeight: "normal",
          },
        ),
        text(wide ? rows : [], {
          ...number,
          y: ({ total }) => height(total),
          text: ({ total }) => valueText(total),
          dy: -13,
        }),
        axisX(axis.options),
        ...key.marks,
      ],
    },
    {
      ...others,
      description:
        description ??
        `Bill of each prediction in ${unitName(base)}: ${listed(rows, ({ name, paid, wasted, total }) => `${name} ${numberLabel(total)}, of which ${numberLabel(paid)} must be paid and ${numberLabel(wasted)} is wasted`, "; ")}.`,
    },
  );
}
