import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { createRunner, type Host } from "../run/runner.js";
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
}

/** The running half of the kernel, for a notebook in the folder. */
export function createNodeRunner(folder: string, { apart = (work) => work(), before = [] }: Settings = {}) {
  const load: Host["load"] = (name, from) => createRequire(join(from))(name);
  const loaded = before.map((name) => [name, load(name, `${folder}/cell.js`)]);
  return createRunner({
    folder,
    versions,
    loaded: Object.fromEntries(loaded),
    evaluate: (javascript, filename) => runInThisContext(new Code(javascript, { filename })),
    load,
    apart,
  });
}
