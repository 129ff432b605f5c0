// The kernel's two halves in this process, without sockets and threads.
import { format } from "node:util";
import type { Cell, Display, Outcome } from "../../tools/kernel/exchange.ts";
import { createNodeConverter } from "../../tools/kernel/node/createConverter.ts";
import { createNodeRunner } from "../../tools/kernel/node/createRunner.ts";
import { root } from "./kernel.ts";

/** What became of a cell, and what it showed. */
export interface Ran extends Partial<Outcome> {
  printed: string;
  displayed: Display[];
  /** The text of its result. */
  text: string | undefined;
}

export function createCore(folder = `${root}notebooks`) {
  const converter = createNodeConverter(folder);
  let runner = createNodeRunner(folder);
  let count = 0;

  async function run(source: string): Promise<Ran> {
    count += 1;
    const displayed: Display[] = [];
    const printed: string[] = [];
    const cell = converter.convert(source, count);
    if ("failure" in cell) return { ...cell, printed: "", displayed, text: undefined };
    const { log } = console;
    console.log = (...values) => void printed.push(`${format(...values)}\n`);
    const outcome = await runner
      .run(cell as Cell, (display) => void displayed.push(display))
      .finally(() => {
        console.log = log;
      });
    converter.keep(outcome.declared);
    const text = outcome.result?.data["text/plain"] as string | undefined;
    return { ...outcome, printed: printed.join(""), displayed, text };
  }

  return {
    converter,
    run,
    interrupt: () => runner.interrupt(),
    /** Begins with nothing, as a kernel that is started anew, and sooner. */
    restart() {
      converter.forget();
      runner = createNodeRunner(folder);
      count = 0;
    },
    /** Runs cells that must not fail; resolves to the text of the last one's result. */
    async value(...sources: string[]) {
      let text: string | undefined;
      for (const source of sources) {
        const ran = await run(source);
        if (ran.failure) throw new Error(`${source}\n${ran.failure.traceback.join("\n")}`);
        ({ text } = ran);
      }
      return text;
    },
    /** What a cell that must fail says: `name: message`. */
    async failure(source: string) {
      const { failure } = await run(source);
      if (!failure) throw new Error(`this did not fail: ${source}`);
      return `${failure.ename}: ${failure.evalue}`;
    },
  };
}
