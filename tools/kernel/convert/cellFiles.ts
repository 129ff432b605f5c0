/** The file of a cell for which a program is made. */
export const cellFile = "__cell__.ts";

/** The file of a cell that a program takes in. */
export const laterCellFile = (number: number) => `__cell_later_${number}__.ts`;

/** The file of what an earlier cell declared. */
export const earlierCellFile = (number: number) => `__cell_${number}__.d.ts`;

/** Whether the file is one of these. */
export const isCellFile = (path: string) => /\/__cell_\w*\.(d\.)?ts$/.test(path);

/** What the compiler says, without the files of cells, which the reader has not got. */
export const withoutCellFiles = (text: string) => text.replace(/import\("[^"]*\/__cell_\w*"\)\./g, "");
