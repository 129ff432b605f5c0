/** The file of a cell for which a program is made. */
export const cellFile = "__cell__.ts";

/** The file of a cell that a program takes in. */
export const laterCellFile = (number: number) => `__cell_later_${number}__.ts`;

/** The file of what an earlier cell declared. */
export const earlierCellFile = (number: number) => `__cell_${number}__.d.ts`;

/** What the compiler says, without the files of cells, which the reader has not got. */
export const withoutCellFiles = (text: string) => text.replace(/import\("[^"]*\/__cell_\w*"\)\./g, "");
