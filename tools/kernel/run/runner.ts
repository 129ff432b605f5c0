import type { Cell, Display, Outcome, Runner } from "../exchange.js";
import { createTslab } from "./display.js";
import { describeFailure } from "./failure.js";
import { interrupted } from "./interrupted.js";
import { createModules, type Loader } from "./modules.js";
import { describeResult } from "./result.js";
import { createServices } from "./services.js";
import { createVariables } from "./variables.js";

export interface Host extends Loader {
  /** Where the notebook lies. */
  folder: string;
  /** What `tslab`'s `versions` are. */
  versions: Record<string, string>;
}

type Services = ReturnType<typeof createServices>;
type Code = (...values: unknown[]) => () => unknown;

/** The half of the kernel that runs cells. */
export function createRunner(host: Host): Runner {
  const variables = createVariables();
  const cells = new Map<string, Cell>();
  let show: (display: Display, update: boolean) => void = () => {};
  let interrupt = () => {};
  const tslab = createTslab((...shown) => show(...shown), host.versions);
  const modules = createModules(host, { tslab });
  Error.stackTraceLimit = 50; // libraries may be deep, and the reader's line lies behind them

  /** Fails never: what is thrown becomes part of the outcome. */
  async function execute(cell: Cell, name: string, { services, progress }: Services): Promise<Outcome> {
    await undefined; // a cell that is stopped from outside leaves nothing else behind, but the promise of its outcome
    try {
      modules.replace(cell.modules);
      const code = host.evaluate(cell.javascript, name) as Code;
      const body = code(...services, ...cell.variables.map(variables.home));
      await body();
      const declared = [...progress.reached];
      if (progress.result === undefined) return { declared };
      return { declared, result: await describeResult(progress.result) };
    } catch (thrown) {
      return { declared: [...progress.reached], failure: describeFailure(thrown, cells) };
    }
  }

  return {
    run(cell, showDisplay) {
      show = showDisplay;
      const name = nameFor(cell, cells);
      cells.set(name, cell);
      const require = modules.requireFrom(`${host.folder}/cell.js`, cell.imports);
      const services = createServices(variables, require, host.folder);
      return new Promise((end) => {
        interrupt = () => {
          const { progress } = services;
          progress.stopped = new Error(interrupted.evalue);
          end({ declared: [...progress.reached], failure: interrupted });
        };
        void execute(cell, name, services).then(end);
      });
    },
    interrupt: () => interrupt(),
    describe: (thrown) => describeFailure(thrown, cells),
  };
}

/** Cells that are not counted share their number with the one that follows. */
function nameFor({ label }: Cell, cells: ReadonlyMap<string, Cell>): string {
  let name = label.replace(" ", ""); // a browser takes no name with a space
  while (cells.has(name)) name = `${name}′`;
  return name;
}
