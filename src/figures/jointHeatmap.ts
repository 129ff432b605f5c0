import { cell, text } from "@observablehq/plot";
import type { Distribution } from "../distribution.js";
import { marginals } from "../marginals.js";
import { extent } from "./extent.js";
import { type Figure, figure, type Variation } from "./figure.js";
import { meaning, size } from "./grammar.js";
import { plainText } from "./kinds.js";
import { listed, numberLabel, outcomeNames } from "./labels.js";
import { coarser, matrixLayout } from "./matrix.js";
import { optionsOf } from "./options.js";

/** Every cell of a joint distribution, then its margins: `row` or `column` is the number of names where a sum stands. */
export function jointRows(joint: ArrayLike<Distribution>) {
  const { rows, columns } = marginals(joint);
  const cells = coarser(
    Array.from(joint, (line) => Array.from(line)),
    (total) => total,
  );
  const inside = cells.map(({ row, column, value }) => ({ row, column, probability: value }));
  const right = coarser(
    rows.map((probability) => [probability]),
    (total) => total,
  );
  const below = coarser([columns], (total) => total);
  return [
    ...inside,
    ...right.map(({ row, value }) => ({ row, column: columns.length, probability: value })),
    ...below.map(({ column, value }) => ({ row: rows.length, column, probability: value })),
  ];
}

/**
 * A joint distribution as a map of shaded cells, each with its probability where there is room, with the sums of its
 * rows and columns around it; of more cells than can be told apart, the sums of neighbours.
 *
 * @param options.rows - a name for each row, a value of x
 * @param options.columns - a name for each column, a value of y
 * @param options.xLabel - what the columns are
 * @param options.yLabel - what the rows are
 * @param options.sumLabel - the name of the margins
 * @throws {RangeError} if `joint` is not a joint distribution, or there are too few or too many names
 * @example jointHeatmap([[0.5, 0], [0, 0.5]], { rows: ["a", "b"] }).ariaDescription.startsWith("Joint probabilities by row and column: a, 1: 0.5;") // true
 */
export function jointHeatmap(
  joint: ArrayLike<Distribution>,
  options: Variation & { rows?: readonly string[]; columns?: readonly string[]; sumLabel?: string } = {},
): Figure {
  const {
    rows,
    columns,
    sumLabel = "sum",
    xLabel = "y",
    yLabel = "x",
    description,
    ...others
  } = optionsOf(options, { sumLabel: plainText });
  const cells = jointRows(joint);
  const [height, width] = [joint.length, joint[0].length];
  const rowNames = outcomeNames(rows, height, "rows");
  const columnNames = outcomeNames(columns, width, "columns");
  const isInside = ({ row, column }: { row: number; column: number }) => row < height && column < width;
  const inside = cells.filter(isInside);
  const highest = extent(inside.map(({ probability }) => probability))[1];
  const numbers = cells.map(({ probability }) => numberLabel(probability));
  const layout = matrixLayout(
    [...rowNames, sumLabel],
    [...columnNames, sumLabel],
    { cells, xLabel, yLabel, color: others.color },
    numbers,
  );
  return figure(
    {
      ...layout.paper,
      color: { domain: [0, highest], range: ["white", meaning.truth] },
      marks: [
        cell(inside, { x: "column", y: "row", fill: "probability", stroke: "black", strokeOpacity: 0.4 }),
        text(layout.numbers === undefined ? [] : cells, {
          x: "column",
          y: "row",
          text: ({ probability }) => numberLabel(probability),
          fill: (place) => (isInside(place) && place.probability > highest * 0.85 ? "white" : "black"),
          fontSize: size.text,
          ...layout.numbers,
        }),
        ...layout.axes,
      ],
    },
    {
      ...others,
      description:
        description ??
        `Joint probabilities by row and column: ${listed(Array.from(joint, (line) => Array.from(line)).flat(), (value, k) => `${rowNames[Math.floor(k / width)]}, ${columnNames[k % width]}: ${numberLabel(value)}`, "; ")}.`,
    },
  );
}
