// The type declarations that the compiler reads in a browser, for all that a cell can import.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import ts from "typescript";
import { packageFolder } from "../folders.js";
import { createConverter } from "../kernel/convert/converter.js";

const { resolve } = createRequire(import.meta.url);
const here = join(packageFolder, "tools", "kernel", "browser");
const slashed = (path: string) => path.replaceAll("\\", "/");

/** What lessons import. */
const everything = `import * as a from "surprisal"; import * as b from "surprisal/figures"; import * as c from "surprisal/check";
import * as d from "mathjs"; import * as e from "@observablehq/plot"; import * as f from "tslab";`;

/** JSON of the declarations, by the place where the worker has them. */
export function bundleTypes(): string {
  const read = new Map<string, string>();
  const root = slashed(packageFolder);
  const libraries = slashed(dirname(resolve("typescript")));
  const tslab = slashed(resolve("tslab").replace(/\.js$/, ".d.ts"));
  const system = {
    ...ts.sys,
    readFile(path: string) {
      const text = ts.sys.readFile(path);
      if (text !== undefined) read.set(path, text);
      return text;
    },
  };
  const folder = `${root}/notebooks`;
  const converted = createConverter({ system, folder, libraries, provided: { tslab } }).convert(
    everything,
    1,
  );
  if ("failure" in converted) throw new Error(converted.failure.evalue);
  const place = (path: string) =>
    path.startsWith(libraries)
      ? `/lib${path.slice(libraries.length)}`
      : placeOfPackage(path.slice(root.length));
  const files = [...read].filter(([path]) => !/\/(@types\/node|undici-types)\//.test(path));
  const own = join(here, "cellGlobals.d.ts");
  return JSON.stringify({
    ...Object.fromEntries(files.map(([path, text]) => [place(path), shorter(path, text)])),
    "/node_modules/@types/node/package.json": '{"name":"@types/node","version":"0.0.0","types":"index.d.ts"}',
    "/node_modules/@types/node/index.d.ts": readFileSync(own, "utf8"),
  });
}

/** The library itself lies where packages lie. */
const placeOfPackage = (path: string) =>
  path.startsWith("/node_modules/") ? path : `/node_modules/surprisal${path}`;

/** Of a package.json, the compiler needs only what tells where things are. */
function shorter(path: string, text: string): string {
  if (!path.endsWith("/package.json")) return text;
  const { name, version, type, main, types, typings, exports, typesVersions } = JSON.parse(text);
  return JSON.stringify({ name, version, type, main, types, typings, exports, typesVersions });
}
