import { barX, ruleX, text } from "@observablehq/plot";
import { type Distribution, normalize } from "../distribution.js";
import { entropy } from "../entropy.js";
import { conditionalEntropy, jointEntropy, mutualInformation } from "../joint.js";
import { marginals } from "../marginals.js";
import type { Unit } from "../unit.js";
import { below, type Figure, figure, type Variation } from "./figure.js";
import { colors, halo, meaning, size } from "./grammar.js";
import { fromZero, plainText } from "./kinds.js";
import { numberLabel, unitName } from "./labels.js";
import { optionsOf } from "./options.js";
import { textWidth } from "./textWidth.js";

/** H(X, Y), H(X), H(Y) and the three parts they are made of, each from where to where it reaches. */
export function informationRows(joint: ArrayLike<Distribution>, xName: string, yName: string, base: number) {
  const { rows, columns } = marginals(joint);
  const [all, x, y] = [
    jointEntropy(joint, { base }),
    entropy(normalize(rows), { base }),
    entropy(normalize(columns), { base }),
  ];
  const [own, both] = [conditionalEntropy(joint, { base }), mutualInformation(joint, { base })];
  const bar = (line: number, from: number, length: number, name: string, part: string) => ({
    line,
    from,
    to: from + length,
    length,
    name,
    part,
  });
  return [
    bar(0, 0, all, `H(${xName}, ${yName})`, "whole"),
    bar(1, 0, x, `H(${xName})`, "whole"),
    bar(2, all - y, y, `H(${yName})`, "whole"),
    bar(3, 0, all - y, `H(${xName}|${yName})`, "own"),
    bar(3, all - y, both, `I(${xName}; ${yName})`, "both"),
    bar(3, x, own, `H(${yName}|${xName})`, "own"),
  ];
}

/**
 * How entropies add up, as lengths one below the other: H(X, Y); H(X) and H(Y), which overlap by what they share; and the
 * three parts H(X|Y), I(X; Y) and H(Y|X).
 *
 * @param joint - p(x, y), x along rows
 * @param options.xName - the name of the row's variable
 * @param options.yName - the name of the column's
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @param options.valueText - how an amount is written in its bar
 * @throws {RangeError} if `joint` is not a joint distribution
 * @example informationBars([[0.5, 0], [0, 0.5]]).ariaDescription // "Lengths in bits: H(X, Y) 1, H(X) 1, H(Y) 1, H(X|Y) 0, I(X; Y) 1, H(Y|X) 0."
 */
export function informationBars(
  joint: ArrayLike<Distribution>,
  options: Variation & Unit & { xName?: string; yName?: string; valueText?: (value: number) => string } = {},
): Figure {
  const {
    base = 2,
    xName = "X",
    yName = "Y",
    valueText = numberLabel,
    xLabel = unitName(base),
    yLabel: _y,
    description,
    ...others
  } = optionsOf(options, { xName: plainText, yName: plainText, x: fromZero });
  const rows = informationRows(joint, xName, yName, base);
  const whole = rows[0].length || 1;
  const label = ({ name, length }: { name: string; length: number }) => `${name}\n${valueText(length)}`;
  // The shared part is the point: its label may reach over its ends.
  const fits = rows.filter(
    (row) =>
      row.length > whole / 1000 && (row.part === "both" || extentOf(label(row)) < (570 * row.length) / whole),
  );
  const fills: Readonly<Record<string, string>> = { whole: meaning.payment, own: "white", both: colors[4] };
  return figure(
    {
      height: 340,
      marginTop: 10,
      marginLeft: 20,
      x: { label: xLabel, ...below, domain: [0, whole], ticks: 6 },
      y: { type: "band", domain: [0, 1, 2, 3], axis: null, padding: 0.12 },
      marks: [
        barX(rows, { y: "line", x1: "from", x2: "to", fill: ({ part }) => fills[part], stroke: "black" }),
        ruleX([rows[4].from, rows[4].to], { strokeDasharray: "2 4", strokeOpacity: 0.6 }),
        text(fits, {
          y: "line",
          x: ({ from, to }) => (from + to) / 2,
          text: label,
          ...halo,
          strokeWidth: 3,
          fontSize: size.text,
        }),
      ],
    },
    {
      ...others,
      description:
        description ??
        `Lengths in ${unitName(base)}: ${rows.map(({ name, length }) => `${name} ${numberLabel(length)}`).join(", ")}.`,
    },
  );
}

const extentOf = (label: string) => Math.max(...label.split("\n").map((line) => textWidth(line)));
