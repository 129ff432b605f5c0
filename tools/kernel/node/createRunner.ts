import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { createRunner } from "../run/runner.js";

const { version: tslab } = createRequire(import.meta.url)("tslab/package.json") as { version: string };
const { version: typescript } = createRequire(import.meta.url)("typescript/package.json") as {
  version: string;
};

/** The running half of the kernel, for a notebook in the folder. */
export const createNodeRunner = (folder: string) =>
  createRunner({
    folder,
    versions: { tslab, typescript, node: process.version },
    evaluate: (javascript, filename) => new Script(javascript, { filename }).runInThisContext(),
    load: (name, from) => createRequire(join(from))(name),
  });
