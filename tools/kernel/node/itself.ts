import Module, { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Itself } from "../run/runner.js";

/** What cells of a notebook in the folder find of themselves: as a module that Node was started with, and that lies there. */
export function itselfIn(folder: string): Itself {
  const filename = join(folder, "cell.ts");
  const require = createRequire(filename);
  const url = pathToFileURL(filename).href;
  const module = Object.assign(new Module(filename), { filename, paths: require.resolve.paths("x") ?? [] });
  const resolve = (name: string) =>
    /^\.{0,2}\/|^file:/.test(name)
      ? new URL(name, url).href
      : isBuiltin(name)
        ? `node:${name.replace(/^node:/, "")}`
        : pathToFileURL(require.resolve(name)).href;
  return {
    filename,
    dirname: folder,
    module,
    meta: { dirname: folder, filename, url, resolve },
    require: { resolve: require.resolve, cache: require.cache, extensions: require.extensions, main: module },
  };
}
