import { createRequire } from "node:module";
import { dirname } from "node:path";
import ts from "typescript";
import { createConverter } from "../convert/converter.js";

const { resolve } = createRequire(import.meta.url);
const slashed = (path: string) => path.replaceAll("\\", "/");

/** The compiling half of the kernel, for a notebook in the folder; of `reserved` see Surroundings. */
export const createNodeConverter = (folder: string, reserved?: ReadonlySet<string>) =>
  createConverter({
    reserved,
    system: ts.sys,
    folder: slashed(folder),
    libraries: slashed(dirname(resolve("typescript"))),
    types: slashed(dirname(dirname(resolve("@types/node/package.json")))),
    provided: { tslab: slashed(resolve("tslab").replace(/\.js$/, ".d.ts")) },
  });
