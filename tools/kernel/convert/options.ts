import ts from "typescript";
import { librariesOfEngine } from "./libraries.js";
import type { Surroundings, System } from "./project.js";

/** Not strict, as tslab's options, but modern: cells import what the `exports` of a package say. */
export function compilerOptions({ system, folder, types, engine }: Surroundings): ts.CompilerOptions {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: engine ?? librariesOfEngine(),
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    esModuleInterop: true,
    resolveJsonModule: true,
    allowJs: true,
    checkJs: true,
    jsx: ts.JsxEmit.React,
    declaration: true,
    sourceMap: true,
    preserveConstEnums: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    newLine: ts.NewLineKind.LineFeed,
    outDir: `${folder}/__out__`,
  };
  const roots = ts.getEffectiveTypeRoots(options, { getCurrentDirectory: () => folder }) ?? [];
  const hasNode = roots.some((root) => system.fileExists(`${root}/node/package.json`));
  return { ...options, typeRoots: hasNode || !types ? roots : [...roots, types] };
}

/** Whether the same packages declare types for all files. */
export function areDeclaredAlike(a: ts.CompilerOptions, b: ts.CompilerOptions, { directoryExists }: System) {
  const folders = ({ typeRoots = [] }: ts.CompilerOptions) => typeRoots.filter(directoryExists).join("\n");
  return folders(a) === folders(b);
}
