import ts from "typescript";
import { cellFile } from "./cellFiles.js";
import { createEarlier } from "./earlier.js";
import { createFiles, type Entry } from "./files.js";
import { createImports } from "./imports.js";
import { areDeclaredAlike, compilerOptions } from "./options.js";
import { createPrograms } from "./programs.js";
import { createService } from "./service.js";

/** What the compiler reads, and where. In Node this is `ts.sys`; in a browser, files that came with the page. */
export type System = Pick<
  ts.System,
  "fileExists" | "readFile" | "directoryExists" | "getDirectories" | "useCaseSensitiveFileNames"
> &
  Partial<Pick<ts.System, "getModifiedTime" | "realpath">>;

export interface Surroundings {
  /** Names that mean the same in all cells: one that declares its own has it for itself. */
  reserved?: ReadonlySet<string> | undefined;
  system: System;
  /** Where the notebook lies: what cells import is looked for from here upwards. */
  folder: string;
  /** Where TypeScript's own declarations lie, `lib.es2022.d.ts` and the rest. */
  libraries: string;
  /** A folder like `node_modules/@types`, for a notebook that has none above it. */
  types?: string | undefined;
  /** All the modules there are, where nobody can install another: in a browser. */
  modules?: readonly string[];
  /** Declarations of modules that the kernel itself provides. */
  provided: Record<string, string>;
  /** The compiler's libraries for the engine that runs the cells: by default the one that runs this. */
  engine?: string[];
  /** What another project with the same engine has left; this one leaves its own there. */
  known?: Known;
}

/** What a project need not find out anew. */
export interface Known {
  /** Files, parsed. */
  files: Map<string, Entry>;
  /** The latest, with what it has found out of types. */
  program?: ts.Program | undefined;
}

const nothingKnown = (): Known => ({ files: new Map() });

/** The compiler and all the text that it knows: the cell and what earlier cells declared. */
export function createProject(surroundings: Surroundings) {
  const { system, folder, libraries, provided, known = nothingKnown() } = surroundings;
  const path = (name: string) => `${folder === "/" ? "" : folder}/${name}`;
  const cell = path(cellFile);
  const imports = createImports();
  const files = createFiles(surroundings, known.files, imports.spread);
  const earlier = createEarlier(files, path);
  const rootNames = () => [...earlier.files(), cell];
  const options = compilerOptions(surroundings);
  const canonical = (name: string) => (system.useCaseSensitiveFileNames ? name : name.toLowerCase());
  const { program: begun } = known;
  const resolutions = ts.createModuleResolutionCache(folder, canonical, options);

  const host: ts.CompilerHost & { hasChangedAutomaticTypeDirectiveNames(): boolean } = {
    getSourceFile: (name, version) => files.parse(name, version),
    getDefaultLibFileName: () => `${libraries}/lib.d.ts`,
    getCurrentDirectory: () => folder,
    getCanonicalFileName: canonical,
    useCaseSensitiveFileNames: () => system.useCaseSensitiveFileNames,
    getNewLine: () => "\n",
    writeFile() {},
    fileExists: files.exists,
    readFile: files.read,
    directoryExists: system.directoryExists,
    getDirectories: system.getDirectories,
    ...(system.realpath && { realpath: system.realpath }),
    getModuleResolutionCache: () => resolutions,
    hasChangedAutomaticTypeDirectiveNames: () => false,
    resolveModuleNameLiterals: (literals, from) => literals.map(({ text }) => resolve(text, from)),
  };

  function resolve(name: string, from: string): ts.ResolvedModuleWithFailedLookupLocations {
    const found = ts.resolveModuleName(name, from, options, host, resolutions);
    const own = provided[name];
    if (found.resolvedModule) return found;
    if (own === undefined) {
      if (!files.isSettled(from)) resolutions.clear(); // it may be there when the cell is run again
      return found;
    }
    return {
      resolvedModule: { resolvedFileName: own, extension: ts.Extension.Dts, isExternalLibraryImport: true },
    };
  }

  function write(text: string) {
    files.write(cell, text);
    const before = imports.count();
    const parse = () => rootNames().forEach((name) => void files.parse(name, ts.ScriptTarget.ES2022));
    parse();
    if (imports.count() === before) return;
    files.touch(rootNames());
    parse();
  }

  const programs = createPrograms({
    files,
    imports,
    earlier,
    names: { resolve, canonical },
    path,
    make(text, oldProgram, more) {
      write(text);
      const made = ts.createProgram({
        rootNames: rootNames(),
        options: { ...options, ...more },
        host,
        ...(oldProgram && { oldProgram }),
      });
      if (!more) known.program = made;
      return made;
    },
    cell,
    begun: begun && areDeclaredAlike(begun.getCompilerOptions(), options, system) ? begun : undefined,
  });

  const service = createService({ files, host, options, rootNames, cell, surround: programs.surround });

  return {
    files,
    earlier,
    /** Told of each cell whether it compiles, and so whether its imports were found. */
    settle: imports.settle,
    cell,
    path,
    program: programs.of,
    /** Another program for the next cell: this one broke off, or knows what it should forget. */
    renew() {
      programs.renew();
      service.renew();
    },
    isSpent: programs.isSpent,
    resolve: (name: string, from: string) => resolve(name, from).resolvedModule?.resolvedFileName,
    /** What an editor asks about a cell. */
    edit(text: string) {
      write(`${text}\nexport {};`);
      return service.current();
    },
  };
}

export type Project = ReturnType<typeof createProject>;
