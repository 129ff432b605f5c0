import { type Converter, createConverter, type Diagnostic } from "tslab/dist/converter.js";
import { createExecutor, type Executor } from "tslab/dist/executor.js";

/** What the compiler says about a cell that it refuses to run. */
class TypeScriptError extends Error {
  override name = "TypeScriptError";
}

function refuse(diagnostics: Diagnostic[]) {
  if (diagnostics.length === 0) return;
  const complaints = diagnostics.map(({ fileName = "", start, messageText }) =>
    `${fileName} line ${start.line + 1}, column ${start.character + 1}: ${messageText}`.trimStart(),
  );
  throw new TypeScriptError(complaints.join("\n"));
}

/** tslab's converter, throwing what the compiler refuses instead of listing it. */
function createStrictConverter(): Converter {
  const converter = createConverter();
  return {
    ...converter,
    convert(declarations, code) {
      const result = converter.convert(declarations, code);
      refuse(result.diagnostics);
      return result;
    },
    addModule(...module) {
      const diagnostics = converter.addModule(...module);
      refuse(diagnostics);
      return diagnostics;
    },
  };
}

/** tslab's executor, handing what a cell throws to `report` instead of printing it. */
export function createReportingExecutor(folder: string, report: (thrown: unknown) => void): Executor {
  const converter = createStrictConverter();
  const converters = { node: converter, browser: converter, close: converter.close };
  const executor = createExecutor(folder, converters, { log: console.log, error: report });
  return {
    ...executor,
    async execute(code) {
      await executor.execute(code).catch(report);
      return true; // for tslab; it would drop the cells that follow a failure, whatever they asked for
    },
  };
}
