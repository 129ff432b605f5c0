import ts from "typescript";

/** What TypeScript keeps of a program, and does not declare. */
interface Kept {
  getFilesByNameMap(): Map<string, ts.SourceFile>;
  resolvedModules?: Map<string, unknown>;
  getResolvedModuleFromModuleSpecifier(
    name: ts.StringLiteralLike,
    from: ts.SourceFile,
  ): ts.ResolvedModuleWithFailedLookupLocations | undefined;
}

/** What it keeps of a file. */
interface KeptFile {
  path: string;
  resolvedPath: string;
  originalFileName: string;
  imports?: readonly ts.StringLiteralLike[];
}

const { bindSourceFile } = ts as unknown as {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
};

/**
 * Whether a program can take the file in that has been made without it: the file names modules that the program has,
 * for a neighbour in the same folder, and does not change what others mean.
 */
export function fits(program: ts.Program, file: ts.SourceFile, neighbour: ts.SourceFile): boolean {
  const { getResolvedModuleFromModuleSpecifier } = program as unknown as Kept;
  const { imports } = file as unknown as KeptFile;
  const references = [file.referencedFiles, file.typeReferenceDirectives, file.libReferenceDirectives];
  if (!imports || references.some(({ length }) => length > 0)) return false;
  return imports.every((name) => {
    const found = getResolvedModuleFromModuleSpecifier(name, neighbour)?.resolvedModule;
    return found !== undefined && program.getSourceFile(found.resolvedFileName) !== undefined;
  });
}

/** Puts a file that fits in the place of another; it shares with the neighbour what names of modules mean. */
export function replace(
  program: ts.Program,
  old: ts.SourceFile,
  file: ts.SourceFile,
  neighbour: ts.SourceFile,
) {
  const { getFilesByNameMap, resolvedModules } = program as unknown as Kept;
  const [{ path: oldPath }, kept, { path: near }] = [old, file, neighbour] as unknown as KeptFile[];
  const path = oldPath.replace(/[^/]*$/, file.fileName.replace(/^.*\//, ""));
  Object.assign(kept, { path, resolvedPath: path, originalFileName: file.fileName });
  const meanings = resolvedModules?.get(near);
  if (meanings) resolvedModules?.set(path, meanings);
  getFilesByNameMap().delete(oldPath);
  getFilesByNameMap().set(path, file);
  const files = program.getSourceFiles() as ts.SourceFile[];
  files[files.indexOf(old)] = file;
  bindSourceFile(file, program.getCompilerOptions());
}
