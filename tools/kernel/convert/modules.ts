import ts from "typescript";
import type { Module } from "../exchange.js";
import type { Project } from "./project.js";

/** The notebook's own modules: TypeScript and JavaScript beside it, and cells that begin with `@module name`. */
export function createModules(project: Project) {
  const sent = new Map<string, string>();

  /** The own modules that a file imports, by the names that it gives them. */
  function importsOf(path: string, text: string): Record<string, string> {
    const names = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    const found = names.flatMap((name): [string, string][] => {
      if (!/^\.{0,2}\//.test(name) && name !== "." && name !== "..") return [];
      const file = project.resolve(name, path);
      return file && /(?<!\.d)\.[cm]?[jt]sx?$/.test(file) ? [[name, file]] : [];
    });
    return Object.fromEntries(found);
  }

  /** Every module behind those imports, each before those that import it where that can be. */
  function behind(imports: Record<string, string>) {
    const all = new Map<string, Module>();
    const visit = (path: string) => {
      if (all.has(path)) return;
      const text = project.files.read(path) ?? "";
      const module = { path, javascript: text, imports: importsOf(path, text) };
      all.set(path, module);
      for (const inner of Object.values(module.imports)) visit(inner);
    };
    for (const path of Object.values(imports)) visit(path);
    return [...all.values()];
  }

  return {
    importsOf,
    behind,
    /** Nothing that was sent is there any longer. */
    forget: () => sent.clear(),
    /** Those that are new, or changed, or import one that changed; from now on they count as known. */
    toSend(modules: Module[]): Module[] {
      const changed = new Set(
        modules.filter(({ path, javascript }) => sent.get(path) !== javascript).map(({ path }) => path),
      );
      for (let size = -1; size !== changed.size; ) {
        size = changed.size;
        for (const { path, imports } of modules)
          if (Object.values(imports).some((inner) => changed.has(inner))) changed.add(path);
      }
      const news = modules.filter(({ path }) => changed.has(path));
      for (const { path, javascript } of news) sent.set(path, javascript);
      return news.map((module) => ({ ...module, javascript: toCommonJs(module) }));
    },
  };
}

function toCommonJs({ path, javascript }: Module): string {
  const { outputText } = ts.transpileModule(javascript, {
    fileName: path,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      jsx: ts.JsxEmit.React,
      allowJs: true,
    },
  });
  return outputText;
}

/** The name of the module that a cell says it is, in its first comment: `@module name`. */
export function moduleName(source: string): string | undefined {
  const [, comment = ""] = source.match(/^\s*\/\*\*(.*?)\*\//s) ?? [];
  const [, name] = comment.match(/@module[ \t]+(\w+)\s*$/m) ?? [];
  return name && `${name}.${/@jsx\b/.test(comment) ? "tsx" : "ts"}`;
}
