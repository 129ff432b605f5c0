import { axisX, axisY, cell, text } from "@observablehq/plot";
import type { Distribution } from "../distribution.js";
import { marginals } from "../marginals.js";
import { blue, type Figure, paper, type Texts } from "./figure.js";
import { numberLabel, outcomeNames, textWidth, wrapped } from "./labels.js";

/** Every cell of a joint distribution, then its margins: `row` or `column` is the number of names where a sum stands. */
export function jointRows(joint: ArrayLike<Distribution>) {
  const { rows, columns } = marginals(joint);
  return [
    ...Array.from(joint, (line, row) =>
      Array.from(line, (probability, column) => ({ row, column, probability })),
    ).flat(),
    ...Array.from(rows, (probability, row) => ({ row, column: columns.length, probability })),
    ...Array.from(columns, (probability, column) => ({ row: rows.length, column, probability })),
  ];
}

/**
 * A joint distribution as a map of shaded cells, every one labelled, with the sums of its rows and columns around it.
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
  {
    rows,
    columns,
    sumLabel = "sum",
    xLabel = "y",
    yLabel = "x",
    description,
    title,
    caption,
  }: Texts & { rows?: readonly string[]; columns?: readonly string[]; sumLabel?: string } = {},
): Figure {
  const cells = jointRows(joint);
  const height = joint.length;
  const width = joint[0].length;
  const rowNames = outcomeNames(rows, height, "rows");
  const columnNames = outcomeNames(columns, width, "columns");
  const inside = cells.filter(({ row, column }) => row < height && column < width);
  const highest = Math.max(...inside.map(({ probability }) => probability));
  const listed = inside
    .map(
      ({ row, column, probability }) =>
        `${rowNames[row]}, ${columnNames[column]}: ${numberLabel(probability)}`,
    )
    .join("; ");
  const marginLeft = 16 + Math.max(...[...rowNames, sumLabel, yLabel].map(textWidth));
  const above = wrapped([...columnNames, sumLabel], (600 - marginLeft) / (width + 1));
  return {
    ...paper,
    height: 120 + above.drop + 48 * (height + 1),
    marginTop: 64 + above.drop,
    marginBottom: 12,
    marginLeft,
    title,
    caption,
    ariaDescription: description ?? `Joint probabilities by row and column: ${listed}.`,
    color: { domain: [0, highest], range: ["white", blue] },
    x: { type: "band", label: null, padding: 0.04 },
    y: { type: "band", label: null, padding: 0.04 },
    marks: [
      cell(inside, { x: "column", y: "row", fill: "probability", stroke: "black", strokeOpacity: 0.4 }),
      text(cells, {
        x: "column",
        y: "row",
        text: ({ probability }) => numberLabel(probability),
        fill: ({ row, column, probability }) =>
          row < height && column < width && probability > highest * 0.85 ? "white" : "black",
      }),
      axisX({
        anchor: "top",
        label: xLabel,
        labelArrow: "none",
        labelAnchor: "center",
        labelOffset: 56 + above.drop,
        tickSize: 0,
        tickFormat: (i: number) => above.names[i],
      }),
      axisY({
        label: null,
        tickSize: 0,
        tickFormat: (i: number) => rowNames[i] ?? sumLabel,
      }),
      text([yLabel], { text: String, frameAnchor: "top-left", textAnchor: "end", dx: -8, dy: -22 }),
    ],
  };
}
