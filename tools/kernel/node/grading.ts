// Loaded before a submission runs, which can then not replace it.
import "surprisal/check";
import type { Executor } from "tslab/dist/executor.js";
import { Handler } from "./handler.js";

type Execute = Handler["handleExecute"];

/** Characters that one cell may show. */
const plenty = 100_000;

/** Answers a grader: what a cell shows has an end, and a warning on stderr is no failure. */
export class GradingHandler extends Handler {
  override handleExecute(...[request, writeStream, writeDisplay]: Parameters<Execute>): ReturnType<Execute> {
    let room = plenty;
    const fits = (size: number) => {
      if (room > 0 && size > room) writeStream("stdout", "\n… and more than a grader reads.\n");
      room = size > room ? 0 : room - size;
      return room > 0;
    };
    return super.handleExecute(
      request,
      (_, text) => void (fits(text.length) && writeStream("stdout", text)),
      (data, update) => void (fits(JSON.stringify(data).length) && writeDisplay(data, update)),
    );
  }
}

/** Keeps what the tests of a submission compare with as it is. */
export function freezeTools() {
  for (const tool of [Object, Number, Math, Array, Array.prototype, Promise, Promise.prototype])
    Object.freeze(tool);
}

/** The cells from `first` to `last`, or to the end, that are not to run. */
interface Refusal {
  first: number;
  last: number | null;
  reason: string;
}

/** Tells the process that watches over this one which cell begins, and refuses those that ended a kernel before. */
export function supervise(executor: Executor, report: (thrown: unknown) => void): Executor {
  const refused = JSON.parse(process.env.REFUSED_CELLS ?? "[]") as Refusal[];
  delete process.env.REFUSED_CELLS;
  let cell = 0;
  process.on("message", () => process.send?.({ alive: true }));
  return {
    ...executor,
    async execute(code) {
      cell += 1;
      process.send?.({ cell });
      const refusal = refused.find(({ first, last }) => first <= cell && cell <= (last ?? Infinity));
      if (refusal === undefined) return executor.execute(code);
      report(new Error(`This cell was left out: ${refusal.reason}.`));
      return true;
    },
  };
}
