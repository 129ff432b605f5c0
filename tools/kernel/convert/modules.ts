import ts from "typescript";
import type { Module } from "../exchange.js";
import { apply } from "./edits.js";
import { withoutShebang } from "./emit.js";
import { moduleFrame, service } from "./frame.js";
import type { Project } from "./project.js";
import { decode } from "./sourceMap.js";
import { isImportMeta } from "./syntax.js";

/** The notebook's own modules: TypeScript, JavaScript and JSON beside it, and cells that begin with `@module name`. */
export function createModules(project: Project) {
  const sent = new Map<string, string>();

  /** The own modules that a file imports or requires, by the names that it gives them. */
  function importsOf(path: string, text: string): Record<string, string> {
    if (isJson(path)) return {};
    const names = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
    const found = names.flatMap((name): [string, string][] => {
      if (!/^\.{0,2}\//.test(name) && name !== "." && name !== "..") return [];
      const file = project.resolve(name, path);
      return file && /(?<!\.d)\.([cm]?[jt]sx?|json)$/.test(file) ? [[name, file]] : [];
    });
    return Object.fromEntries(found);
  }

  /** Every module behind those imports, each before those that import it where that can be. */
  function behind(imports: Record<string, string>) {
    const all = new Map<string, Module>();
    const visit = (path: string) => {
      if (all.has(path)) return;
      const source = project.files.read(path) ?? "";
      const label = path.startsWith(project.path("")) ? path.slice(project.path("").length) : path;
      const module = { path, label, source, javascript: "", places: [], imports: importsOf(path, source) };
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
        modules.filter(({ path, source }) => sent.get(path) !== source).map(({ path }) => path),
      );
      for (let size = -1; size !== changed.size; ) {
        size = changed.size;
        for (const { path, imports } of modules)
          if (Object.values(imports).some((inner) => changed.has(inner))) changed.add(path);
      }
      const news = modules.filter(({ path }) => changed.has(path));
      for (const { path, source } of news) sent.set(path, source);
      return news.map((module) => ({ ...module, ...toCommonJs(module) }));
    },
  };
}

const isJson = (path: string) => path.endsWith(".json");

function toCommonJs({ path, source }: Module): Pick<Module, "javascript" | "places"> {
  if (isJson(path)) return { javascript: "", places: [] };
  const { outputText, sourceMapText = "" } = ts.transpileModule(source, {
    fileName: path.replace(/\.[cm](?=[jt]s$)/, "."), // else the name decides what it becomes
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      jsx: ts.JsxEmit.React,
      allowJs: true,
      sourceMap: true,
    },
    transformers: { before: [replaceImportMeta] },
  });
  const { mappings } = JSON.parse(sourceMapText) as { mappings: string };
  const javascript = withoutShebang(outputText);
  const { text, places } = apply(moduleFrame(javascript.length), javascript, decode(mappings, javascript));
  return { javascript: text, places };
}

const replaceImportMeta: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
  const visit = (node: ts.Node): ts.Node =>
    isImportMeta(node)
      ? context.factory.createIdentifier(`${service}meta`)
      : ts.visitEachChild(node, visit, context);
  return ts.visitEachChild(file, visit, context);
};

/** Where a module waits at its top level: cells get what it exports at once. */
export function waitsIn(file: ts.SourceFile): ts.Diagnostic[] {
  const find = (node: ts.Node): ts.Node | undefined => {
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return node;
    return ts.isFunctionLike(node) ? undefined : ts.forEachChild(node, find);
  };
  const node = find(file);
  const messageText =
    "a module beside the notebook cannot wait at its top level: let it export a function that waits, and await that in a cell";
  const category = ts.DiagnosticCategory.Error;
  return node ? [{ category, code: 0, file, start: node.getStart(file), length: 5, messageText }] : [];
}

/** The name of the module that a cell says it is, in its first comment: `@module name`. */
export function moduleName(source: string): string | undefined {
  const [, comment = ""] = source.match(/^\s*\/\*\*(.*?)\*\//s) ?? [];
  const [, name] = comment.match(/@module[ \t]+(\w+)\s*$/m) ?? [];
  return name && `${name}.${/@jsx\b/.test(comment) ? "tsx" : "ts"}`;
}
