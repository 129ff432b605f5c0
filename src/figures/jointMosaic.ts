import { rect, text } from "@observablehq/plot";
import type { Distribution } from "../distribution.js";
import { mutualInformation } from "../joint.js";
import { marginals } from "../marginals.js";
import type { Unit } from "../unit.js";
import { type Figure, figure, type Variation } from "./figure.js";
import { halo, meaning, size } from "./grammar.js";
import { plainText, wording } from "./kinds.js";
import { amountLabel, numberLabel, outcomeNames } from "./labels.js";
import { coarseJoint, inWords, mosaicRows } from "./mosaicRows.js";
import { evenly } from "./names.js";
import { optionsOf } from "./options.js";
import { boldWidth, shortened, textWidth } from "./textWidth.js";

/** More rows or columns than this are drawn together with their neighbours. */
const most = 24;

/**
 * A joint distribution beside the product of its margins, areas being probabilities. If the variables were independent,
 * the two pictures would be the same; how far they differ is I(X; Y), the divergence of the first from the second.
 *
 * @param joint - p(x, y), x along rows
 * @param options.rows - a name for each row, a value of x, below its column of the picture
 * @param options.columns - a name for each column, a value of y
 * @param options.jointLabel - the name of the left picture
 * @param options.productLabel - the name of the right picture
 * @param options.gapLabel - the line above both, from the mutual information
 * @param options.base - unit: 2 for bits (the default), Math.E for nats
 * @throws {RangeError} if `joint` is not a joint distribution, or there are too few or too many names
 * @example jointMosaic([[0.5, 0], [0, 0.5]]).ariaDescription // "Areas of probabilities, jointly and if independent: 1, 1: 0.5 and 0.25; 1, 2: 0 and 0.25; 2, 1: 0 and 0.25; 2, 2: 0.5 and 0.25. They differ by I(X; Y) = 1 bit."
 */
export function jointMosaic(
  joint: ArrayLike<Distribution>,
  options: Variation &
    Unit & {
      rows?: readonly string[];
      columns?: readonly string[];
      jointLabel?: string;
      productLabel?: string;
      gapLabel?: (value: number) => string;
    } = {},
): Figure {
  const {
    base = 2,
    rows,
    columns,
    jointLabel = "p(x, y)",
    productLabel = "p(x) p(y)",
    gapLabel = (value: number) => `I(X; Y) = ${amountLabel(value, base)}`,
    xLabel = "x",
    yLabel = "y",
    description,
    ...others
  } = optionsOf(options, { jointLabel: plainText, productLabel: plainText, gapLabel: wording });
  const shared = mutualInformation(joint, { base });
  const rowNames = evenly(outcomeNames(rows, joint.length, "rows"), most);
  const columnNames = evenly(outcomeNames(columns, joint[0].length, "columns"), most);
  const drawn = coarseJoint(joint, most);
  const margins = marginals(drawn);
  const product = margins.rows.map((px) => margins.columns.map((py) => px * py));
  const widest = Math.max(...[xLabel, yLabel, ...columnNames].map((name) => textWidth(name)));
  const nameRoom = Math.min(120, 14 + widest);
  const side = (640 - 2 * nameRoom - 28) / 2;
  const titles = [jointLabel, productLabel].map((title) => shortened(title, side));
  const pictures = [
    { cells: mosaicRows(drawn), shift: 0, fill: meaning.truth, name: titles[0] },
    { cells: mosaicRows(product), shift: 1 + 28 / side, fill: meaning.prediction, name: titles[1] },
  ];
  const cells = pictures.flatMap(({ cells, shift, fill }) =>
    cells.map((cell) => ({
      ...cell,
      x1: shift + cell.left,
      x2: shift + cell.right,
      fill,
      opacity: 0.85 - (0.6 * cell.column) / columnNames.length,
    })),
  );
  const fits = cells.filter(
    ({ x1, x2, top, bottom, probability }) =>
      boldWidth(numberLabel(probability)) < side * (x2 - x1) && size.text + 6 < side * (top - bottom),
  );
  type Box = (typeof cells)[number];
  const middle = ({ x1, x2 }: Box) => (x1 + x2) / 2;
  const level = ({ top, bottom }: Box) => (top + bottom) / 2;
  const named = [...new Map(cells.map((cell) => [`${cell.row} ${cell.x1}`, cell])).values()].filter(
    ({ row, x1, x2 }) => textWidth(rowNames[row]) < side * (x2 - x1) + 12,
  );
  const end = 2 + 28 / side;
  const edges = cells.filter(
    ({ x1, x2, top, bottom }) =>
      (x1 === 0 || Math.abs(x2 - end) < 1e-9) && size.text + 6 < side * (top - bottom),
  );
  const fitting = (name: string) => shortened(name, nameRoom - 14);
  const axisName = { x: () => 0, text: fitting, textAnchor: "end", dx: -7 } as const;
  const beside = (left: boolean) =>
    text(
      edges.filter(({ x1 }) => (x1 === 0) === left),
      {
        x: left ? 0 : end,
        y: level,
        text: ({ column }) => fitting(columnNames[column]),
        textAnchor: left ? "end" : "start",
        dx: left ? -7 : 7,
      },
    );
  return figure(
    {
      height: 96 + Math.round(side),
      marginTop: 56,
      marginBottom: 40,
      marginLeft: nameRoom,
      marginRight: nameRoom,
      x: { axis: null, domain: [0, end] },
      y: { axis: null, domain: [0, 1] },
      marks: [
        rect(cells, {
          x1: "x1",
          x2: "x2",
          y1: "bottom",
          y2: "top",
          fill: "fill",
          fillOpacity: "opacity",
          stroke: "white",
          strokeWidth: 1.5,
        }),
        text(fits, {
          x: middle,
          y: level,
          text: ({ probability }) => numberLabel(probability),
          fontWeight: "bold",
          ...halo,
        }),
        text(named, { x: middle, y: 0, text: ({ row }) => rowNames[row], dy: 14 }),
        beside(true),
        beside(false),
        text(pictures, { x: ({ shift }) => shift + 0.5, y: 1, text: "name", dy: -14, fontWeight: "bold" }),
        text([gapLabel(shared)], { x: () => end / 2, y: () => 1, text: String, dy: -42, fontWeight: "bold" }),
        text([yLabel], { ...axisName, y: () => 1, dy: -14 }),
        text([xLabel], { ...axisName, y: () => 0, dy: 14 }),
      ],
    },
    {
      ...others,
      description:
        description ??
        `Areas of probabilities, jointly and if independent: ${inWords(drawn, product, rowNames, columnNames)}. They differ by I(X; Y) = ${amountLabel(shared, base)}.`,
    },
  );
}
