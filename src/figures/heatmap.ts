import { cell, text } from "@observablehq/plot";
import { assertList } from "../arguments.js";
import { assertFinite } from "./assertFinite.js";
import { extent } from "./extent.js";
import { type Figure, figure, type Variation } from "./figure.js";
import { meaning, size } from "./grammar.js";
import { listed, numberLabel, outcomeNames } from "./labels.js";
import { coarser, matrixLayout } from "./matrix.js";
import { optionsOf } from "./options.js";

/** Every number of a matrix with its place. */
function heatmapRows(values: ArrayLike<ArrayLike<number>>) {
  assertList(values, "values", "rows");
  const width = values[0]?.length;
  return Array.from(values, (line, row) => {
    assertList(line, `values[${row}]`, "numbers");
    if (line.length !== width)
      throw new RangeError(
        `values[${row}] has length ${line.length}, values[0] ${width}: give rows of equal length`,
      );
    return Array.from(line, (value, column) => {
      assertFinite(value, `values[${row}][${column}]`);
      return value;
    });
  });
}

/**
 * A matrix of numbers as a map of shaded cells, each with its number where there is room; of a matrix with more cells
 * than can be told apart, the means of neighbours.
 *
 * @param options.rows - a name for each row; 1, 2, 3, … unless told
 * @param options.columns - a name for each column
 * @param options.valueText - how a number is written in its cell
 * @throws {RangeError} if the rows differ in length, a number is not finite, or there are too few or too many names
 * @example heatmap([[1, 2]], { rows: ["a"] }).ariaDescription // "Numbers by row and column: a, 1: 1; a, 2: 2."
 */
export function heatmap(
  values: ArrayLike<ArrayLike<number>>,
  options: Variation & {
    rows?: readonly string[];
    columns?: readonly string[];
    valueText?: (value: number) => string;
  } = {},
): Figure {
  const {
    rows,
    columns,
    valueText = numberLabel,
    xLabel,
    yLabel,
    description,
    ...others
  } = optionsOf(options, {});
  const matrix = heatmapRows(values);
  const rowNames = outcomeNames(rows, matrix.length, "rows");
  const columnNames = outcomeNames(columns, matrix[0].length, "columns");
  const cells = coarser(matrix, (total, count) => total / count);
  const [low, high] = extent(cells.map(({ value }) => value));
  const layout = matrixLayout(
    rowNames,
    columnNames,
    { cells, xLabel, yLabel, color: others.color },
    cells.map(({ value }) => valueText(value)),
  );
  return figure(
    {
      ...layout.paper,
      color: { domain: [Math.min(low, 0), high === low ? low + 1 : high], range: ["white", meaning.truth] },
      marks: [
        cell(cells, { x: "column", y: "row", fill: "value" }),
        text(layout.numbers === undefined ? [] : cells, {
          x: "column",
          y: "row",
          text: ({ value }) => valueText(value),
          fill: ({ value }) =>
            value > Math.min(low, 0) + 0.85 * (high - Math.min(low, 0)) ? "white" : "black",
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
        `Numbers by row and column: ${listed(matrix.flat(), (value, k) => `${rowNames[Math.floor(k / matrix[0].length)]}, ${columnNames[k % matrix[0].length]}: ${numberLabel(value)}`, "; ")}.`,
    },
  );
}
