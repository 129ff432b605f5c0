import type { Module } from "../exchange.js";
import { nameOfFile } from "./places.js";

const { assign, hasOwn } = Object;
const { parse } = JSON;
const { apply } = Reflect;

type Exports = Record<string, unknown>;

/** What loading depends on: Node's `require`, or the libraries that came with the page. */
export interface Loader {
  /** Evaluates JavaScript in the global scope, under the name that its lines carry in tracebacks. */
  evaluate(javascript: string, name: string): unknown;
  /** The module of that name, as a file at `from` would get it. */
  load(name: string, from: string): unknown;
  /** `import.meta` of a file. */
  meta(path: string): object;
  /** What `require` of a file has beside what it loads. */
  requireOf?(path: string): object;
}

/** Modules by name: the kernel's own, the notebook's own, and all others. */
export function createModules(
  { evaluate, load, meta, requireOf }: Loader,
  provided: Record<string, unknown>,
) {
  const sources = new Map<string, Module>();
  const loaded = new Map<string, { exports: unknown }>();

  function requireFrom(from: string, imports: Record<string, string>) {
    return (name: string): unknown => {
      if (hasOwn(imports, name)) return own(imports[name] as string);
      return hasOwn(provided, name) ? provided[name] : load(name, from);
    };
  }

  function own(path: string): unknown {
    const known = loaded.get(path);
    if (known) return known.exports;
    const source = sources.get(path) as Module;
    const isJson = path.endsWith(".json");
    const module: { exports: unknown } = { exports: isJson ? parse(source.source) : {} };
    loaded.set(path, module); // before it runs: modules may import each other
    if (!isJson) evaluateModule(source, module);
    return module.exports;
  }

  function evaluateModule(source: Module, module: { exports: unknown }) {
    const { path } = source;
    const body = evaluate(source.javascript, nameOfFile(source)) as (...values: unknown[]) => void;
    const require = assign(requireFrom(path, source.imports), requireOf?.(path));
    const folder = path.replace(/[\\/][^\\/]*$/, "");
    try {
      apply(body, module.exports, [module.exports, require, module, path, folder, meta(path)]);
    } catch (error) {
      loaded.delete(path);
      throw error;
    }
  }

  return {
    requireFrom,
    /** From now on these are what their paths mean. */
    replace(modules: Module[]) {
      for (const module of modules) {
        sources.set(module.path, module);
        loaded.delete(module.path);
      }
    },
  };
}

/** What `import * as x` gives: a module itself, or all that a CommonJS module exports, with itself as the default. */
export function namespaceOf(module: unknown): unknown {
  if (isModule(module)) return module;
  const namespace: Exports = { default: module };
  if (typeof module === "object" || typeof module === "function")
    for (const name of Object.keys(module ?? {}))
      if (name !== "default") copy(module as Exports, name, namespace);
  return namespace;
}

/** What a name that is imported from a module means. To the compiler, a module without a default is its own default. */
export function imported(module: unknown, name: string): unknown {
  if (name === "*") return namespaceOf(module);
  if (name === "default" && !(isModule(module) && "default" in module)) return module;
  return (module as Exports)[name];
}

const isModule = (module: unknown): module is object =>
  typeof module === "object" &&
  module !== null &&
  ("__esModule" in module || Object.prototype.toString.call(module) === "[object Module]");

function copy(from: Exports, name: string, to: Exports) {
  Object.defineProperty(to, name, { enumerable: true, get: () => from[name] });
}
