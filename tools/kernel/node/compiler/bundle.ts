import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isAbsolute } from "node:path";
import ts from "typescript";

/** Modules in one script, whose value is that of `loader` below. */
export interface Bundle {
  javascript: string;
  /** The files that it was made from. */
  files: string[];
}

/** Bundles the modules with all that they import, but for Node's own modules, which are given to it as `require`. */
export function bundle(entries: readonly string[]): Bundle {
  const modules = new Map<string, string>();
  const add = (file: string) => {
    if (modules.has(file)) return;
    modules.set(file, ""); // modules may import each other
    const text = readFileSync(file, "utf8");
    const places: Record<string, string> = {};
    for (const { fileName: name } of ts.preProcessFile(text, true, true).importedFiles) {
      const place = find(name, file);
      if (place === undefined) continue;
      places[name] = place;
      add(place);
    }
    const ecma = isModule(file);
    const javascript = ecma ? ts.transpileModule(text, { compilerOptions }).outputText : text;
    const body = `function (${parameters}) {\n${javascript}\n}`;
    modules.set(file, `[${JSON.stringify(places)}, ${ecma}, ${body}]`);
  };
  for (const entry of entries) add(entry);
  const table = [...modules].map(([file, module]) => `${JSON.stringify(file)}: ${inLatin(module)}`);
  return {
    javascript: `((require) => {\nconst modules = {\n${table.join(",\n")}\n};\n${loader}\n})`,
    files: [...modules.keys()],
  };
}

/** The file that a module imports; undefined for one of Node's, and for what an optional import does not find. */
function find(name: string, from: string): string | undefined {
  try {
    const place = createRequire(from).resolve(name);
    return isAbsolute(place) ? place : undefined;
  } catch {
    return undefined;
  }
}

/** Whether Node takes the file for a module in the sense of JavaScript, and not for one in CommonJS. */
const isModule = (file: string) =>
  ts.getImpliedNodeFormatForFile(file, undefined, ts.sys, { moduleResolution: node }) ===
  ts.ModuleKind.ESNext;

const node = ts.ModuleResolutionKind.Node16;

/** Escapes what is not Latin: for one such character the engine would keep two bytes for every character. */
const inLatin = (javascript: string) =>
  javascript.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
};

const parameters = "exports, require, module, __filename, __dirname";

/** `load(file)` is what the module exports, `isModule(file)` tells whether it is one of JavaScript's, if it is there. */
const loader = `const loaded = {};
function load(file) {
  if (loaded[file]) return loaded[file].exports;
  const module = (loaded[file] = { exports: {} });
  const [places, , run] = modules[file];
  const need = (name) => (places[name] ? load(places[name]) : require(name));
  run.call(module.exports, module.exports, need, module, file, ".");
  return module.exports;
}
return { load, isModule: (file) => modules[file]?.[1] };`;
