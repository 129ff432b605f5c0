import Module, { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Itself } from "../run/runner.js";

/** What cells find as `module`, `require` and `__filename`: as if Node had been started with a file in the folder. */
export function itselfIn(folder: string): Itself {
  const filename = join(folder, "cell.ts");
  const require = requireOf(filename);
  const module = Object.assign(new Module(filename), { filename, paths: require.resolve.paths("x") ?? [] });
  return { filename, dirname: folder, module, require: { ...require, main: module } };
}

/** What `require` of a file has beside what it loads. */
export function requireOf(filename: string) {
  const { resolve, cache, extensions } = createRequire(filename);
  return { resolve, cache, extensions };
}

/** `import.meta` of a file. */
export function metaOf(filename: string): object {
  const url = pathToFileURL(filename).href;
  const resolve = (name: string) => {
    if (/^\.{0,2}\/|^file:/.test(name)) return new URL(name, url).href;
    if (isBuiltin(name)) return `node:${name.replace(/^node:/, "")}`;
    return pathToFileURL(createRequire(filename).resolve(name)).href;
  };
  return { dirname: dirname(filename), filename, url, resolve };
}
