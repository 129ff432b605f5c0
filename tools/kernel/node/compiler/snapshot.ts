// What becomes the start snapshot: the compiler, with all in mind that it reads for cells as lessons have them.
import { statSync } from "node:fs";
import { startupSnapshot } from "node:v8";
import ts from "typescript";
import { createConverter } from "../../convert/converter.js";
import type { Entry } from "../../convert/files.js";
import type { Surroundings } from "../../convert/project.js";
import { reservedNames, serve } from "./serve.js";

/** What the program is told that makes the snapshot. */
export interface Order {
  surroundings: Omit<Surroundings, "system" | "parsed">;
  /** The files of the program itself. */
  files: string[];
  /** Cells to convert: what they import, and what they need of the compiler, the snapshot has ready. */
  cells: string[];
}

const { surroundings, files, cells } = JSON.parse(process.argv[2] ?? "") as Order;
const parsed = new Map<string, Entry>();
const { folder: _, engine: __, ...same } = surroundings;

const converter = createConverter({ ...surroundings, system: ts.sys, parsed });
for (const [index, cell] of cells.entries()) {
  const converted = converter.convert(cell, index + 1);
  if ("variables" in converted) converter.keep(converted.variables);
}

/** What a file was like, as far as can be told without reading it; seconds, for archives and images keep no more. */
function stamp(file: string) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && `${stats.size} ${Math.floor(stats.mtimeMs / 1000)}`;
}

const stamps = [...files, ...parsed.keys()].map((file) => [file, stamp(file)] as const);

startupSnapshot.setDeserializeMainFunction(() => {
  if (stamps.some(([file, known]) => stamp(file) !== known)) process.exit(1);
  const reserved = reservedNames();
  serve(createConverter({ ...same, folder: process.cwd(), reserved, system: ts.sys, parsed }));
});
