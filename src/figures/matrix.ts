import { axisX, axisY, text } from "@observablehq/plot";
import { extent } from "./extent.js";
import { halo, size } from "./grammar.js";
import { evenly, namesAcross, namesDown } from "./names.js";
import { textWidth } from "./textWidth.js";

export type Cell = { row: number; column: number; value: number };

/** The cells of a matrix; of one with more than `most` rows or columns, blocks of neighbours, each with what `combine` makes of their sum and number. */
export function coarser(
  matrix: readonly (readonly number[])[],
  combine: (total: number, count: number) => number,
  most = 64,
) {
  const blocks = (length: number) => {
    const step = Math.ceil(length / most);
    return Array.from({ length: Math.ceil(length / step) }, (_, k) => [
      k * step,
      Math.min(length, (k + 1) * step),
    ]);
  };
  const [down, across] = [blocks(matrix.length), blocks(matrix[0].length)];
  const cells = down.flatMap(([top, bottom]) =>
    across.map(([left, right]): Cell => {
      let total = 0;
      for (let row = top; row < bottom; row++)
        for (let column = left; column < right; column++) total += matrix[row][column];
      return { row: top, column: left, value: combine(total, (bottom - top) * (right - left)) };
    }),
  );
  return cells;
}

type Shape = {
  cells: readonly Omit<Cell, "value">[];
  xLabel: string | undefined;
  yLabel: string | undefined;
  /** The reader's colours: what is written on those of a scheme has a halo, for nobody knows how dark they are. */
  color: { scheme?: unknown; interpolate?: unknown } | undefined;
};

/** Those of places in order that get a name, the last, where a sum may stand, among them. */
const named = (places: readonly number[], most: number) => evenly([...places].reverse(), most).reverse();

const inOrder = (places: readonly number[]) => [...new Set(places)].sort((a, b) => a - b);

/** The axes of a matrix of so many cells, how its numbers fit into them, and the paper that all this needs. */
export function matrixLayout(
  rowNames: readonly string[],
  columnNames: readonly string[],
  { cells, xLabel = "", yLabel = "", color = {} }: Shape,
  numbers: readonly string[],
) {
  const [down, across] = [inOrder(cells.map(({ row }) => row)), inOrder(cells.map(({ column }) => column))];
  const [height, width] = [down.length, across.length];
  const rowTicks = named(down, 20);
  const columnTicks = named(across, 24);
  const beside = namesDown(rowTicks.map((i) => rowNames[i]));
  const marginLeft = 16 + Math.max(beside.width, textWidth(yLabel));
  const cellWidth = (616 - marginLeft) / width;
  const cellHeight = Math.max(440 / height, Math.min(48, 600 / height));
  const above = namesAcross(
    columnTicks.map((i) => columnNames[i]),
    (616 - marginLeft) / columnTicks.length,
  );
  const names = new Map(columnTicks.map((i, k) => [i, above.names[k]]));
  const sides = new Map(rowTicks.map((i, k) => [i, beside.names[k]]));
  const top = (xLabel === "" && yLabel === "" ? 34 : 64) + above.room;
  const fits = fitting(extent(numbers.map((number) => textWidth(number)))[1], cellWidth, cellHeight);
  const band = { type: "band", label: null, padding: height * width > 400 ? 0 : 0.04 } as const;
  return {
    numbers: fits && { ...fits, ...("scheme" in color || "interpolate" in color ? halo : {}) },
    paper: {
      height: top + 12 + Math.round(Math.min(cellHeight, 48) * height),
      marginTop: top,
      marginBottom: 12,
      marginLeft,
      x: band,
      y: band,
    },
    axes: [
      axisX(columnTicks, {
        anchor: "top",
        label: xLabel === "" ? null : xLabel,
        labelArrow: "none",
        labelAnchor: "center",
        labelOffset: 56 + above.room,
        tickSize: 0,
        tickFormat: (i: number) => names.get(i) ?? "",
        ...(above.rotate === 0 ? {} : { tickRotate: above.rotate }),
      }),
      axisY(rowTicks, { label: null, tickSize: 0, tickFormat: (i: number) => sides.get(i) ?? "" }),
      text([yLabel], { text: String, frameAnchor: "top-left", textAnchor: "end", dx: -8, dy: -22 }),
    ],
  } as const;
}

/** How numbers of this width are written into a cell: large, small, turned, or not at all. */
function fitting(width: number, cellWidth: number, cellHeight: number) {
  const small = (width * size.small) / size.text + size.gap;
  if (width + size.gap <= cellWidth && cellHeight >= size.text) return {};
  if (small <= cellWidth && cellHeight >= size.small) return { fontSize: size.small };
  if (small <= cellHeight && cellWidth >= size.small) return { fontSize: size.small, rotate: -90 };
  return undefined;
}
