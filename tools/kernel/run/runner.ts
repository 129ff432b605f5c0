import type { Cell, Code, Display, Failure, Outcome, Result, Runner } from "../exchange.js";
import { createTslab } from "./display.js";
import { describeFailure } from "./failure.js";
import { interrupted } from "./interrupted.js";
import { createModules, type Loader } from "./modules.js";
import { type Codes, nameOfCell } from "./places.js";
import { describeResult } from "./result.js";
import { createServices, type Progress } from "./services.js";
import { rewriteStack, writeStack } from "./stack.js";
import { createVariables } from "./variables.js";

/** What a cell finds of itself as a module. */
export interface Itself {
  filename: string;
  dirname: string;
  module: { exports: unknown };
  /** What `require` has beside what it loads. */
  require: object;
}

export interface Host extends Loader {
  /** Where the notebook lies. */
  folder: string;
  itself: Itself;
  /** What `tslab`'s `versions` are. */
  versions: Record<string, string>;
  /** Modules loaded before the first cell, so that no cell can put others in their place. */
  loaded?: Record<string, unknown>;
  /** Does the kernel's own work in a world in which cells have replaced nothing. */
  apart: <T>(work: () => T) => T;
}

const { keys } = Object;
const { apply } = Reflect;

type Services = ReturnType<typeof createServices>;
type Body = (...values: unknown[]) => () => unknown;
type End = (outcome: Outcome) => void;

/** The half of the kernel that runs cells. */
export function createRunner(host: Host): Runner {
  const variables = createVariables();
  const codes = new Map<string, Code>();
  let show: (display: Display, update: boolean) => void = () => {};
  let interrupt = () => {};
  const tslab = createTslab((...shown) => show(...shown), host.versions);
  const { apart } = host;
  const modules = createModules(host, { ...host.loaded, tslab });
  Error.stackTraceLimit = 50; // libraries may be deep, and the reader's line lies behind them

  /** Never throws: what is thrown becomes part of the outcome, which goes to `end`. */
  async function execute(cell: Cell, name: string, { services, progress }: Services, end: End) {
    await undefined; // a cell that is stopped from outside leaves nothing else behind, but the promise of its outcome
    let failure: Failure | undefined;
    let result: Result | undefined;
    try {
      const body = apart(() => {
        modules.replace(cell.modules);
        for (const module of cell.modules) codes.set(module.label, module);
        const code = host.evaluate(cell.javascript, nameOfCell(name)) as Body;
        return code(...services, ...cell.variables.map(variables.home));
      });
      await apply(body, globalThis, []);
    } catch (thrown) {
      failure = apart(() => describeFailure(thrown, codes));
    }
    try {
      if (progress.result !== undefined) result = await describeResult(progress.result, apart);
    } catch (thrown) {
      failure ??= apart(() => describeFailure(thrown, codes));
    }
    progress.over = true;
    end(outcomeOf(progress, failure, result));
  }

  function begin(cell: Cell, end: End) {
    const name = nameFor(cell, codes);
    codes.set(name, cell);
    const require = modules.requireFrom(`${host.folder}/cell.js`, cell.imports);
    const services = createServices(variables, require, host);
    const { progress } = services;
    interrupt = () => {
      progress.stopped = new Error(interrupted.evalue);
      end(outcomeOf(progress, interrupted));
    };
    void execute(cell, name, services, end);
  }

  return {
    run(cell, showDisplay) {
      show = showDisplay;
      return new Promise((end) => {
        try {
          begin(cell, end);
        } catch (error) {
          end(outcomeOf({ reached: {} }, describeFailure(error, codes))); // cells have made constants of what it needs
        }
      });
    },
    interrupt: () => interrupt(),
    describe: (thrown) => describeFailure(thrown, codes),
    writeStack: (error, sites) => writeStack(error, sites, codes),
    rewriteStack: (stack) => rewriteStack(stack, codes),
  };
}

/** Without a prototype, for a cell may give every object a `then`. */
function outcomeOf(
  { reached }: Pick<Progress, "reached">,
  failure: Failure | undefined,
  result?: Result,
): Outcome {
  const outcome: Outcome = { __proto__: null, declared: keys(reached) } as never;
  if (failure) outcome.failure = failure;
  if (result) outcome.result = result;
  return outcome;
}

/** Cells that are not counted share their number with the one that follows. */
function nameFor({ label }: Cell, codes: Codes): string {
  let name = label;
  while (codes.has(name)) name = `${name}′`;
  return name;
}
