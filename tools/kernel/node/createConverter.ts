import ts from "typescript";
import { createConverter } from "../convert/converter.js";
import { nodeSurroundings } from "./compiler/surroundings.js";

/** The compiling half of the kernel, for a notebook in the folder; `reserved` is that of Surroundings. */
export const createNodeConverter = (folder: string, reserved?: ReadonlySet<string>) =>
  createConverter({ ...nodeSurroundings(folder), reserved, system: ts.sys });
