// What becomes the start snapshot: the compiler, with everything in memory that it reads for cells such as those of lessons.
import { startupSnapshot } from "node:v8";
import ts from "typescript";
import { createConverter } from "../../convert/converter.js";
import type { Known, Surroundings } from "../../convert/project.js";
import { reservedNames, serve } from "./serve.js";
import { hold, stampsOf } from "./stamps.js";

/** What the program that makes the snapshot is told. */
export interface Order {
  surroundings: Omit<Surroundings, "system" | "known">;
  /** The files of the program itself. */
  files: string[];
  /** Cells to convert: what they import, and what they need of the compiler, the snapshot has ready. */
  cells: string[];
}

const { surroundings, files, cells } = JSON.parse(process.argv[2] ?? "") as Order;
const known: Known = { files: new Map() };
const { folder: _, engine: __, ...same } = surroundings;

/** Converted twice: the second time without the cells that have errors, for a program without complaints. */
let right = cells;
for (let times = 0; times < 2; times++) {
  known.program = undefined;
  const converter = createConverter({ ...surroundings, system: ts.sys, known });
  right = right.filter((cell, index) => {
    const converted = converter.convert(cell, index + 1);
    if ("variables" in converted) converter.keep(converted.variables);
    return "variables" in converted;
  });
}

const stamps = stampsOf([...files, ...known.files.keys()]);

startupSnapshot.setDeserializeMainFunction(() => {
  if (!hold(stamps)) process.exit(1);
  const reserved = reservedNames();
  serve(createConverter({ ...same, folder: process.cwd(), reserved, system: ts.sys, known }));
});
