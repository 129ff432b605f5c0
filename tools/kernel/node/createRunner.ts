import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { remedy } from "../convert/remedies.js";
import { createRunner, type Host } from "../run/runner.js";
import { itselfIn, metaOf, requireOf } from "./itself.js";
import { versionOf } from "./versionOf.js";

const versions = { tslab: versionOf("tslab"), typescript: versionOf("typescript"), node: process.version };

/** Taken before the first cell, which may put something else in its place. */
const runInThisContext: (script: Script) => unknown = Function.prototype.call.bind(
  Script.prototype.runInThisContext,
);
const Code = Script;

interface Settings {
  /** See Host; without it, all share one world. */
  apart?: Host["apart"];
  /** Modules that are loaded before the first cell. */
  before?: readonly string[];
  /** What the `require` of a file gives for a name. */
  give?: typeof plainly;
}

/** What a submission is given: the files as they are. */
export const plainly = (name: string, require: NodeJS.Require): unknown => require(name);

/** The running half of the kernel, for a notebook in the folder. */
export function createNodeRunner(
  folder: string,
  { apart = (work) => work(), before = [], give = plainly }: Settings = {},
) {
  const load: Host["load"] = (name, from) => {
    try {
      return give(name, createRequire(join(from)));
    } catch (error) {
      if (isMissing(error, name)) error.message = remedy(cannotFind, error.message, { folder });
      throw error;
    }
  };
  const loaded = before.map((name) => [name, load(name, `${folder}/cell.js`)]);
  return createRunner({
    folder,
    itself: itselfIn(folder),
    meta: metaOf,
    requireOf,
    versions,
    loaded: Object.fromEntries(loaded),
    evaluate: (javascript, filename) => runInThisContext(new Code(javascript, { filename })),
    load,
    apart,
  });
}

/** The compiler's number for a module that is nowhere: `require` of a cell it leaves to Node. */
const cannotFind = 2307;

/** That very module, not one that it needs itself. */
const isMissing = (error: unknown, name: string): error is Error =>
  (error as NodeJS.ErrnoException | undefined)?.code === "MODULE_NOT_FOUND" &&
  (error as Error).message.startsWith(`Cannot find module '${name}'`);
