import ts from "typescript";
import type { Files } from "./files.js";

interface Parts {
  files: Files;
  host: ts.CompilerHost;
  options: ts.CompilerOptions;
  rootNames(): string[];
  cell: string;
  surround(program: ts.Program, cell: ts.SourceFile): { file: ts.SourceFile };
}

/** TypeScript's answers to an editor, from the files that cells are compiled with. */
export function createService({ files, host, options, rootNames, cell, surround }: Parts) {
  const parse = (name: string, ...[, , , , , , version]: unknown[]) =>
    files.parse(name, version as ts.CreateSourceFileOptions) as ts.SourceFile;
  const registry = {
    getKeyForCompilationSettings: () => "" as ts.DocumentRegistryBucketKey,
    acquireDocumentWithKey: parse,
    updateDocumentWithKey: parse,
    releaseDocumentWithKey() {},
  } as unknown as ts.DocumentRegistry;
  const service = ts.createLanguageService(
    {
      ...host,
      getCompilationSettings: () => options,
      getScriptFileNames: rootNames,
      getScriptVersion: files.version,
      getScriptSnapshot(name: string) {
        const text = files.read(name);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      fileExists: files.exists,
      readFile: files.read,
      useCaseSensitiveFileNames: host.useCaseSensitiveFileNames,
    } as unknown as ts.LanguageServiceHost,
    registry,
  );
  return {
    current() {
      const program = service.getProgram() as ts.Program;
      const { file } = surround(program, program.getSourceFile(cell) as ts.SourceFile);
      return { service, file };
    },
    renew: () => service.cleanupSemanticCache(),
  };
}
