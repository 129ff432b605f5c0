import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** A program in one file: it loads nothing but Node's own modules, as what becomes a start snapshot must. */
export interface Bundle {
  javascript: string;
  /** The files that it was made from. */
  files: string[];
}

/** Bundles the module with those that it imports: ours, and packages of one file in CommonJS. */
export function bundle(entry: string, packages: Record<string, string>): Bundle {
  const modules = new Map<string, string>();
  const add = (file: string, inPackage: boolean) => {
    if (modules.has(file)) return;
    modules.set(file, ""); // modules may import each other
    const text = readFileSync(file, "utf8");
    const places: Record<string, string> = {};
    for (const { fileName: name } of inPackage ? [] : ts.preProcessFile(text).importedFiles) {
      const place = name.startsWith(".") ? join(dirname(file), name) : packages[name];
      if (place === undefined) continue; // one of Node's
      places[name] = place;
      add(place, !name.startsWith("."));
    }
    const javascript = inPackage ? text : ts.transpileModule(text, { compilerOptions }).outputText;
    modules.set(file, `[${JSON.stringify(places)}, function (${parameters}) {\n${javascript}\n}]`);
  };
  add(entry, false);
  const table = [...modules].map(([file, module]) => `${JSON.stringify(file)}: ${inLatin(module)}`);
  return {
    javascript: `const modules = {\n${table.join(",\n")}\n};\n${loader}\nload(${JSON.stringify(entry)});\n`,
    files: [...modules.keys()],
  };
}

/** One character beyond Latin, and an engine keeps two bytes for each of the others, too. */
const inLatin = (javascript: string) =>
  javascript.replace(/[^\0-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
};

const parameters = "exports, require, module, __filename, __dirname";

const loader = `const loaded = {};
function load(file) {
  if (loaded[file]) return loaded[file].exports;
  const module = (loaded[file] = { exports: {} });
  const [places, run] = modules[file];
  run(module.exports, (name) => (places[name] ? load(places[name]) : require(name)), module, file, ".");
  return module.exports;
}`;
