import { format } from "node:util";
import { createConverter } from "tslab/dist/converter.js";
import { createExecutor, type Executor } from "tslab/dist/executor.js";

/** What the TypeScript compiler says about a cell that it refuses to run. */
export class TypeScriptError extends Error {
  override name = "TypeScriptError";
}

/** tslab's executor prints why a cell failed and answers `false`; this one throws what it would have printed. */
export function createThrowingExecutor(folder: string): Executor {
  const converter = createConverter();
  const converters = { node: converter, browser: converter, close: () => converter.close() };
  let complaints: unknown[][] = [];
  const executor = createExecutor(folder, converters, {
    log: console.log,
    error: (...complaint) => complaints.push(complaint),
  });
  return {
    ...executor,
    async execute(code) {
      complaints = [];
      await executor.execute(code);
      const [first] = complaints;
      if (first === undefined) return true;
      if (first.length === 1) throw first[0];
      throw new TypeScriptError(complaints.map((complaint) => format(...complaint)).join("\n"));
    },
  };
}
