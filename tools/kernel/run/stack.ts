import { type Codes, isHelping, withPlaces } from "./places.js";

/**
 * What `error.stack` is in cells: as the engine writes it, but with the reader's places, and without the calls beyond the
 * cells, which are this kernel's. V8 asks for it by `Error.prepareStackTrace`, when the stack is first read.
 */
export function writeStack(error: Error, sites: readonly object[], codes: Codes): string {
  const shown = withinCells(sites.map(String), codes);
  return [heading(error), ...shown.map((call) => `    at ${call}`)].join("\n");
}

/** The same of a stack that Firefox has written: a call on each line, and no heading. */
export const rewriteStack = (stack: string, codes: Codes) => withinCells(stack.split("\n"), codes).join("\n");

/** The top level of a cell has no name, but in a browser, where cells run by `eval`. */
const topLevel = /^eval \((cell \[[^()]*)\)$/;

function withinCells(raw: readonly string[], codes: Codes): string[] {
  const calls = raw.map((call) => withPlaces(call, codes).replace(topLevel, "$1"));
  const outermost = calls.map((call, index) => call !== raw[index]).lastIndexOf(true);
  return outermost < 0 ? calls : calls.slice(0, outermost + 1).filter((call) => !isHelping(call));
}

/** The code of an error of Node's stands in its heading, as Node has it. */
function heading(error: Error & { code?: unknown }): string {
  const own = String(error);
  return own === `${error.name} [${error.code}]: ${error.message}`
    ? own
    : Error.prototype.toString.call(error);
}
