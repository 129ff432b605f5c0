import ts from "typescript";

/** What TypeScript has but does not declare. */
interface Kept {
  getFilesByNameMap(): Map<string, ts.SourceFile>;
  resolvedModules?: Map<string, Meanings>;
}
interface KeptFile {
  path: string;
  imports?: readonly ts.StringLiteralLike[];
}
interface Meanings {
  set(name: string, mode: ts.ResolutionMode, found: ts.ResolvedModuleWithFailedLookupLocations): void;
}
const { bindSourceFile, createModeAwareCache } = ts as unknown as {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  createModeAwareCache(): Meanings;
};

export interface Names {
  /** The module that a file names. */
  resolve(name: string, from: string): ts.ResolvedModuleWithFailedLookupLocations;
  /** One name for each file. */
  canonical(name: string): string;
}

/**
 * Takes files into a program that was made without them, in place of those that have their names. False, with nothing
 * done, where it cannot: a file names a module that the program lacks, or changes what others mean.
 */
export function takeIn(program: ts.Program, files: readonly ts.SourceFile[], names: Names): boolean {
  const meanings = files.map((file) => meaningsOf(program, file, names));
  if (meanings.includes(undefined)) return false;
  const { getFilesByNameMap, resolvedModules } = program as unknown as Kept;
  for (const [index, file] of files.entries()) {
    const old = program.getSourceFile(file.fileName);
    if (old) putOut(program, old);
    const path = names.canonical(file.fileName);
    Object.assign(file, { path, resolvedPath: path, originalFileName: file.fileName });
    resolvedModules?.set(path, meanings[index] as Meanings);
    getFilesByNameMap().set(path, file);
    (program.getSourceFiles() as ts.SourceFile[]).push(file);
    bindSourceFile(file, program.getCompilerOptions());
  }
  return true;
}

/** The modules that the file names, if the program has them all. */
function meaningsOf(program: ts.Program, file: ts.SourceFile, { resolve }: Names): Meanings | undefined {
  const { imports } = file as unknown as KeptFile;
  const references = [file.referencedFiles, file.typeReferenceDirectives, file.libReferenceDirectives];
  if (!imports || references.some(({ length }) => length > 0)) return undefined;
  const meanings = createModeAwareCache();
  for (const name of imports) {
    const found = resolve(name.text, file.fileName);
    const place = found.resolvedModule?.resolvedFileName;
    if (place === undefined ? !isDeclared(program, name.text) : !program.getSourceFile(place))
      return undefined;
    meanings.set(name.text, program.getModeForUsageLocation(file, name), found);
  }
  return meanings;
}

/** Whether the module is one of those that have no file of their own, as Node's. */
const isDeclared = (program: ts.Program, module: string) =>
  program
    .getTypeChecker()
    .getAmbientModules()
    .some(({ name }) => name === `"${module}"`);

/** Removes a file that no other file imports. */
export function putOut(program: ts.Program, file: ts.SourceFile) {
  const { getFilesByNameMap, resolvedModules } = program as unknown as Kept;
  const { path } = file as unknown as KeptFile;
  resolvedModules?.delete(path);
  getFilesByNameMap().delete(path);
  const files = program.getSourceFiles() as ts.SourceFile[];
  files.splice(files.indexOf(file), 1);
}
