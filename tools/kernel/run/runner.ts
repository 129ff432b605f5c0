import type { Cell, Display, Outcome, Runner } from "../exchange.js";
import { createTslab } from "./display.js";
import { describeFailure } from "./failure.js";
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

  return {
    async run(cell, showDisplay): Promise<Outcome> {
      show = showDisplay;
      const name = nameFor(cell, cells);
      cells.set(name, cell);
      const require = modules.requireFrom(`${host.folder}/cell.js`, cell.imports);
      const { services, progress } = createServices(variables, require, host.folder);
      const interrupted = new Promise<never>((_, reject) => {
        interrupt = () => {
          progress.stopped = interruption();
          reject(progress.stopped);
        };
      });
      interrupted.catch(() => {});
      try {
        modules.replace(cell.modules);
        const code = host.evaluate(cell.javascript, name) as Code;
        const body = code(...services, ...cell.variables.map(variables.home));
        await Promise.race([body(), interrupted]);
        const declared = [...progress.reached];
        if (progress.result === undefined) return { declared };
        return { declared, result: await Promise.race([describeResult(progress.result), interrupted]) };
      } catch (thrown) {
        return { declared: [...progress.reached], failure: describeFailure(thrown, cells) };
      } finally {
        interrupt = () => {};
      }
    },
    interrupt: () => interrupt(),
    describe: (thrown) => describeFailure(thrown, cells),
  };
}

const interruption = () =>
  Object.assign(new Error("the cell was interrupted; its variables are kept"), {
    name: "Interrupted",
    stack: "",
  });

/** Cells that are not counted share their number with the one that follows. */
function nameFor({ label }: Cell, cells: ReadonlyMap<string, Cell>): string {
  let name = label;
  while (cells.has(name)) name = `${name}′`;
  return name;
}
