import { axisX, rect, ruleY, text } from "@observablehq/plot";
import { assertDistribution, type Distribution } from "../distribution.js";
import { entropy, surprisal } from "../entropy.js";
import type { Unit } from "../unit.js";
import { assertLengths, codeBlocks } from "./codeBlocks.js";
import { extent } from "./extent.js";
import { type Figure, figure, paper, type Variation } from "./figure.js";
import { halo, hatch, meaning } from "./grammar.js";
import { fromZero, plainText, wording } from "./kinds.js";
import { amountLabel, listed, numberLabel, outcomeNames, unitName } from "./labels.js";
import { legend } from "./legend.js";
import { optionsOf } from "./options.js";
import { textWidth, wrapped } from "./textWidth.js";

/**
 * A mean code length as an area: each outcome is a block, its probability wide, its codeword high, and all blocks
 * together are the mean. Light blue is what outcome and code have in common; hatched, what is longer than −log p;
 * dashed, what is shorter. Hatched less dashed is the waste: of codewords of −log q, the divergence D(p ‖ q).
 *
 * @param lengths - how long each codeword is: −log p unless told; for a prediction q, `q.map((q) => surprisal(q))`
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.outcomes - a name for each outcome; 1, 2, 3, … unless told
 * @param options.sumLabel - the line above the blocks, from the mean length, the entropy and the waste between them
 * @param options.entropyLabel - the name of what is light blue
 * @param options.wasteLabel - the name of what is hatched; a given name stays in the legend, so that frames are of one height
 * @param options.savedLabel - the name of what is dashed; a given name stays, too
 * @throws {RangeError} if `p` is not a distribution, or `lengths` has another length or holds a negative number
 * @example codeAreas([0.5, 0.5], [1, 2]).ariaDescription // "Blocks as wide as probabilities and as high as codewords, in bits: 1, 0.5 wide and 1 high; 2, 0.5 wide and 2 high. Together 1.5, of which 1 is the entropy."
 */
export function codeAreas(
  p: Distribution,
  lengths?: ArrayLike<number>,
  options: Variation &
    Unit & {
      outcomes?: readonly string[];
      sumLabel?: (mean: number, entropy: number, waste: number) => string;
      entropyLabel?: string;
      wasteLabel?: string;
      savedLabel?: string;
    } = {},
): Figure {
  const {
    base = 2,
    outcomes,
    sumLabel = (mean: number, entropy: number, waste: number) =>
      Math.abs(waste) < 1e-12
        ? `area ${amountLabel(mean, base)}`
        : `area ${numberLabel(mean)} = ${numberLabel(entropy)} ${waste < 0 ? "−" : "+"} ${amountLabel(Math.abs(waste), base)}`,
    entropyLabel = "needed",
    wasteLabel,
    savedLabel,
    xLabel = "probability (width)",
    yLabel = `code length (${unitName(base)}, height)`,
    description,
    ...others
  } = optionsOf(options, { sumLabel: wording, savedLabel: plainText, y: fromZero });
  assertDistribution(p, "p");
  const heights = lengths === undefined ? Array.from(p, (p) => surprisal(p, { base })) : lengths;
  assertLengths(heights, p.length);
  const names = outcomeNames(outcomes, p.length, "outcomes");
  const blocks = codeBlocks(p, heights, base);
  const mean = blocks.reduce((total, { area }) => total + area, 0);
  const needed = entropy(p, { base });
  const finite = blocks.flatMap(({ length, needed }) => [length, needed]).filter(Number.isFinite);
  const top = 1.3 * extent([...finite, 1])[1];
  const longer = blocks.filter(({ length, needed }) => length > needed);
  const shorter = blocks.filter(({ length, needed }) => length < needed);
  const extra = [
    { name: wasteLabel ?? "longer than −log p", fill: hatch, shown: wasteLabel !== undefined || longer.length > 0 },
    { name: savedLabel ?? "shorter", fill: "white", shown: savedLabel !== undefined || shorter.length > 0 },
  ].filter(({ shown }) => shown); // biome-ignore format: a line each
  const key = legend(extra.length > 0 ? [{ name: entropyLabel, fill: meaning.payment }, ...extra] : [], { above: 18 }); // biome-ignore format: a line
  const named = blocks.flatMap((block) => {
    const room = 540 * (block.right - block.left);
    const { names: [lines], drop } = wrapped([names[block.i]], room); // biome-ignore format: a line
    return lines.split("\n").every((line) => textWidth(line) <= room) ? [{ ...block, lines, drop }] : [];
  });
  const drop = extent([0, ...named.map(({ drop }) => drop)])[1];
  const wide = blocks.filter(
    ({ length, left, right }) => textWidth(numberLabel(length)) < 560 * (right - left),
  );
  const block = { x1: "left", x2: "right" } as const;
  const middle = ({ left, right }: { left: number; right: number }) => (left + right) / 2;
  return figure(
    {
      height: paper.height + key.height + drop,
      marginBottom: paper.marginBottom + drop,
      marginTop: paper.marginTop + key.height,
      x: { label: null, domain: [0, 1] },
      y: { label: yLabel, domain: [0, top], ticks: 5, grid: true },
      marks: [
        rect(blocks, {
          ...block,
          y1: 0,
          y2: ({ length, needed }) => Math.min(length, needed, top),
          fill: meaning.payment,
          stroke: "#5b8fb0",
        }),
        rect(longer, {
          ...block,
          y1: "needed",
          y2: ({ length }) => Math.min(length, top),
          fill: hatch,
          stroke: meaning.waste,
        }),
        rect(shorter, {
          ...block,
          y1: "length",
          y2: ({ needed }) => Math.min(needed, top),
          fill: "none",
          stroke: "black",
          strokeDasharray: "4 4",
        }),
        ruleY([0]),
        text(wide, {
          x: middle,
          y: ({ length }) => Math.min(length, top),
          text: ({ length }) => numberLabel(length),
          dy: -11,
          fontWeight: "bold",
          ...halo,
        }),
        text([sumLabel(mean, needed, mean - needed)], {
          text: String,
          frameAnchor: "top-right",
          dx: -4,
          dy: 2,
          fontWeight: "bold",
          ...halo,
        }),
        axisX({
          ticks: named.map(middle),
          tickFormat: (x: number) => named.find((block) => middle(block) === x)?.lines ?? "",
          tickSize: 0,
          label: xLabel,
          labelAnchor: "center",
          labelArrow: "none",
          labelOffset: 44 + drop,
        }),
        ...key.marks,
      ],
    },
    {
      ...others,
      description:
        description ??
        `Blocks as wide as probabilities and as high as codewords, in ${unitName(base)}: ${listed(blocks, ({ i, length }) => `${names[i]}, ${numberLabel(p[i])} wide and ${numberLabel(length)} high`, "; ")}. Together ${numberLabel(mean)}, of which ${numberLabel(needed)} is the entropy.`,
    },
  );
}
