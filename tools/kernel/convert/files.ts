import ts from "typescript";
import type { Surroundings } from "./project.js";

/** A parsed file, and the version of the text that it was parsed from. */
export interface Entry {
  version: string;
  file: ts.SourceFile;
}

/** What ts.createLanguageService tells versions apart by. */
type Versioned = ts.SourceFile & { version?: string };

/** Every file that the compiler reads, parsed once, and again after a change. `prepare` is given those written here. */
export function createFiles(
  { system, libraries }: Pick<Surroundings, "system" | "libraries">,
  parsed: Map<string, Entry>,
  prepare: (file: ts.SourceFile) => void,
) {
  const written = new Map<string, { text: string; version: number }>();
  const parsedHere = new Map<string, Entry>();

  /** Packages stay as they are while a kernel runs; files of the reader's may be edited at any time. */
  const isSettled = (path: string) => path.includes("/node_modules/") || path.startsWith(libraries);

  function version(path: string): string {
    const own = written.get(path);
    if (own) return `own ${own.version}`;
    return isSettled(path) ? "" : String(system.getModifiedTime?.(path)?.getTime());
  }

  const read = (path: string) => written.get(path)?.text ?? system.readFile(path);

  return {
    isSettled,
    version,
    isCurrent: (file: ts.SourceFile) => (file as Versioned).version === version(file.fileName),
    read,
    exists: (path: string) => written.has(path) || system.fileExists(path),
    write(path: string, text: string) {
      const old = written.get(path);
      if (old?.text !== text) written.set(path, { text, version: (old?.version ?? 0) + 1 });
    },
    /** Has these files parsed anew. */
    touch(paths: string[]) {
      for (const path of paths) {
        const { text, version } = written.get(path) as { text: string; version: number };
        written.set(path, { text, version: version + 1 });
      }
    },
    parse(path: string, options: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
      const all = written.has(path) ? parsedHere : parsed;
      const known = all.get(path);
      const now = version(path);
      if (known?.version === now) return known.file;
      const text = read(path);
      if (text === undefined) return undefined;
      const file = ts.createSourceFile(path, text, options, written.has(path));
      if (written.has(path)) prepare(file);
      (file as Versioned).version = now;
      all.set(path, { version: now, file });
      return file;
    },
  };
}

export type Files = ReturnType<typeof createFiles>;
