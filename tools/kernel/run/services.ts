import { imported, namespaceOf } from "./modules.js";
import type { createVariables } from "./variables.js";

/** How far a cell came. */
interface Progress {
  /** The names whose declarations took place. */
  reached: Set<string>;
  /** The value of its last expression. */
  result: unknown;
  /** What the rest of it is stopped by. */
  stopped: unknown;
}

type Variables = ReturnType<typeof createVariables>;
type Require = (name: string) => unknown;

/** What the code of a cell calls, in the order of `services` in rewrite.ts. */
export function createServices(variables: Variables, require: Require, folder: string) {
  const progress: Progress = { reached: new Set(), result: undefined, stopped: undefined };

  /** Passes what was waited for, unless the cell was interrupted meanwhile. */
  function go<T>(value: T): T {
    if (progress.stopped !== undefined) throw progress.stopped;
    return value;
  }

  /** Gives variables their values: `let`, `const`, functions, classes. */
  function declare(values: Record<string, unknown>) {
    go(undefined);
    for (const name of Object.keys(values)) {
      variables.set(name, values[name]);
      progress.reached.add(name);
    }
  }

  function reach(...names: string[]) {
    for (const name of names) {
      variables.hoist(name);
      progress.reached.add(name);
    }
  }

  function importNames(module: string, names: Record<string, string>) {
    const exports = require(module);
    for (const local of Object.keys(names)) {
      const name = names[local] as string;
      const namespace = name === "*" ? namespaceOf(exports) : undefined;
      variables.link(local, namespace === undefined ? () => imported(exports, name) : () => namespace);
      progress.reached.add(local);
    }
  }

  const load = async (module: string) => namespaceOf(require(module));

  const meta = { dirname: folder, url: `file://${encodeURI(folder)}/` };

  function take(value: unknown) {
    progress.result = value;
  }

  return { progress, services: [require, declare, reach, importNames, load, meta, take, go] };
}
