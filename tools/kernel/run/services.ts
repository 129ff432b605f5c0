import { imported, namespaceOf } from "./modules.js";
import type { Host } from "./runner.js";
import type { createVariables } from "./variables.js";

const { assign, create, defineProperty, keys } = Object;

/** How far a cell came. */
export interface Progress {
  /** The names whose declarations took place. */
  reached: Record<string, true>;
  /** The value of its last expression. */
  result: unknown;
  /** What the rest of it is stopped by. */
  stopped: unknown;
  /** Nothing gives variables their values any more. */
  over: boolean;
}

type Variables = ReturnType<typeof createVariables>;
type Require = (name: string) => unknown;

/** Without an iterator, which a cell may have replaced before it declares something. */
function each(names: readonly string[], work: (name: string) => void) {
  for (let i = 0; i < names.length; i++) work(names[i] as string);
}

/** What the code of a cell calls, in the order of `services` in frame.ts. */
export function createServices(variables: Variables, load: Require, host: Host) {
  const progress: Progress = { reached: create(null), result: undefined, stopped: undefined, over: false };

  /** Passes what was waited for, unless the cell was interrupted meanwhile. */
  function go<T>(value: T): T {
    if (progress.stopped !== undefined) throw progress.stopped;
    return value;
  }

  /** Called before variables get their values: code that a cell left behind must not change those of later cells. */
  function begin() {
    go(undefined);
    if (progress.over) throw new Error("the cell that declares this is over");
  }

  const declareBy = (set: Variables["set"]) => (values: Record<string, unknown>) => {
    begin();
    each(keys(values), (name) => {
      set(name, values[name]);
      progress.reached[name] = true;
    });
  };
  /** Give variables their values: `let`, functions and classes, and `const`. */
  const [declare, declareConstants] = [declareBy(variables.set), declareBy(variables.fix)];

  /** Gives the variables of a pattern their values, one by one. */
  const targets = (declare: (values: Record<string, unknown>) => void) =>
    new Proxy(create(null) as object, {
      set(_, name: string, value) {
        declare({ [name]: value });
        return true;
      },
    });

  function hoist(...names: string[]) {
    each(names, variables.hoist);
  }

  function reach(...names: string[]) {
    begin();
    each(names, (name) => {
      progress.reached[name] = true;
    });
  }

  /** Gives back, too, what holds the values under these names. */
  function importNames(module: string, names: Record<string, string>) {
    begin();
    const exports = load(module);
    const values: Record<string, unknown> = create(null);
    each(keys(names), (local) => {
      const name = names[local] as string;
      const namespace = name === "*" ? namespaceOf(exports) : undefined;
      const get = namespace === undefined ? () => imported(exports, name) : () => namespace;
      variables.link(local, get);
      defineProperty(values, local, { __proto__: null, get } as PropertyDescriptor);
      progress.reached[local] = true;
    });
    return values;
  }

  const loadLater = async (module: string) => namespaceOf(load(module));

  function take(value: unknown) {
    progress.result = value;
  }

  const { filename, dirname, module, require } = host.itself;
  const own = [assign(load, require), module, module.exports, filename, dirname];
  const meta = host.meta(filename);
  return {
    progress,
    services: [
      ...own,
      declare,
      declareConstants,
      targets(declare),
      targets(declareConstants),
      hoist,
      reach,
      importNames,
      loadLater,
      meta,
      variables.scope,
      take,
      go,
    ],
  };
}
