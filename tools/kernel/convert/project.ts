import ts from "typescript";
import { librariesOfEngine } from "./libraries.js";

/** What the compiler reads, and where. In Node this is `ts.sys`; in a browser, files that came with the page. */
export type System = Pick<
  ts.System,
  "fileExists" | "readFile" | "directoryExists" | "getDirectories" | "useCaseSensitiveFileNames"
> &
  Partial<Pick<ts.System, "getModifiedTime" | "readDirectory" | "realpath">>;

export interface Surroundings {
  system: System;
  /** Where the notebook lies: what cells import is looked for from here upwards. */
  folder: string;
  /** Where TypeScript's own declarations lie, `lib.es2022.d.ts` and the rest. */
  libraries: string;
  /** A folder like `node_modules/@types`, for a notebook that has none above it. */
  types?: string | undefined;
  /** Declarations of modules that the kernel itself provides. */
  provided: Record<string, string>;
}

/** The compiler and all the text that it knows: the cell, the scope around it, what earlier cells declared. */
export function createProject({ system, folder, libraries, types, provided }: Surroundings) {
  const path = (name: string) => `${folder === "/" ? "" : folder}/${name}`;
  const cellFile = path("__cell__.ts");
  const scopeFile = path("__scope__.d.ts");
  const virtual = new Map<string, { version: number; snapshot: ts.IScriptSnapshot; text: string }>();
  const settled = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();
  const options = compilerOptions({ system, folder, types });

  /** Packages stay as they are while a kernel runs; files of the reader's may be edited at any time. */
  const isSettled = (file: string) => file.includes("/node_modules/") || file.startsWith(libraries);

  const host: ts.LanguageServiceHost & ts.ModuleResolutionHost = {
    getCompilationSettings: () => options,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: () => `${libraries}/lib.d.ts`,
    getScriptFileNames: () => [scopeFile, cellFile],
    getScriptVersion: (file) =>
      virtual.get(file)?.version.toString() ??
      (isSettled(file) ? "" : String(system.getModifiedTime?.(file)?.getTime())),
    getScriptSnapshot(file) {
      const version = host.getScriptVersion(file);
      const known = virtual.get(file) ?? settled.get(file);
      if (known && (virtual.has(file) || known.version === version)) return known.snapshot;
      const text = system.readFile(file);
      if (text === undefined) return undefined;
      const snapshot = ts.ScriptSnapshot.fromString(text);
      settled.set(file, { version, snapshot });
      return snapshot;
    },
    fileExists: (file) => virtual.has(file) || system.fileExists(file),
    readFile: (file) => virtual.get(file)?.text ?? system.readFile(file),
    directoryExists: system.directoryExists,
    getDirectories: system.getDirectories,
    useCaseSensitiveFileNames: () => system.useCaseSensitiveFileNames,
    ...(system.realpath && { realpath: system.realpath }),
    ...(system.readDirectory && { readDirectory: system.readDirectory }),
    resolveModuleNameLiterals: (literals, containing, _redirected, settings) =>
      literals.map(({ text }) => {
        const found = ts.resolveModuleName(text, containing, settings, host);
        const own = provided[text];
        if (found.resolvedModule || own === undefined) return found;
        return {
          resolvedModule: {
            resolvedFileName: own,
            extension: ts.Extension.Dts,
            isExternalLibraryImport: true,
          },
        };
      }),
  };

  const service = ts.createLanguageService(host);

  function write(file: string, text: string) {
    const old = virtual.get(file);
    if (old?.text === text) return;
    virtual.set(file, {
      version: (old?.version ?? 0) + 1,
      snapshot: ts.ScriptSnapshot.fromString(text),
      text,
    });
  }

  return {
    service,
    cellFile,
    path,
    write,
    read: (file: string) => host.readFile(file),
    resolve: (name: string, from: string) =>
      ts.resolveModuleName(name, from, options, host).resolvedModule?.resolvedFileName,
    /** The program whose cell sees the names of the scope, as what surrounds it. */
    program(cell: string, scope: string) {
      write(cellFile, cell);
      write(scopeFile, scope);
      const program = service.getProgram() as ts.Program;
      const checker = program.getTypeChecker();
      const file = program.getSourceFile(cellFile) as ts.SourceFile;
      const around = program.getSourceFile(scopeFile) as ts.SourceFile;
      // The checker looks a name up from the inside to the outside. A file has nothing around it, until it is told so.
      (file as { parent: ts.Node }).parent = around;
      return { program, checker, file };
    },
    /** Forgets the declarations of cells that nothing refers to any longer. */
    forget(isForgotten: (file: string) => boolean) {
      for (const file of virtual.keys()) if (isForgotten(file)) virtual.delete(file);
    },
  };
}

export type Project = ReturnType<typeof createProject>;

function compilerOptions({ system, folder, types }: Pick<Surroundings, "system" | "folder" | "types">) {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: librariesOfEngine(),
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
    rewriteRelativeImportExtensions: true,
    skipLibCheck: true,
    newLine: ts.NewLineKind.LineFeed,
    outDir: `${folder}/__out__`,
  };
  const roots = ts.getEffectiveTypeRoots(options, { getCurrentDirectory: () => folder }) ?? [];
  const hasNode = roots.some((root) => system.fileExists(`${root}/node/package.json`));
  return { ...options, typeRoots: hasNode || !types ? roots : [...roots, types] };
}
