import { createRequire } from "node:module";
import { dirname } from "node:path";

const { resolve } = createRequire(import.meta.url);
const slashed = (path: string) => path.replaceAll("\\", "/");

const typescript = resolve("typescript");

/** What the compiler reads in Node for a notebook in the folder. */
export const nodeSurroundings = (folder: string) => ({
  folder: slashed(folder),
  libraries: slashed(dirname(typescript)),
  types: slashed(dirname(dirname(resolve("@types/node/package.json")))),
  provided: { tslab: slashed(resolve("tslab").replace(/\.js$/, ".d.ts")) },
});
