import { inspect, stripVTControlCharacters } from "node:util";

/** What a Jupyter `error` message, and the reply to a cell that failed, say. */
export interface Failure {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** What a reader can take in, and a notebook hold, of a message without end. */
const brief = (text: string) => (text.length > 10_000 ? `${text.slice(0, 10_000)} …` : text);

export function describeFailure(thrown: unknown): Failure {
  if (!(thrown instanceof Error)) {
    const evalue = brief(inspect(thrown));
    return { ename: "Uncaught", evalue, traceback: [`Uncaught ${evalue}`] };
  }
  const ename = String(thrown.name);
  const evalue = brief(stripVTControlCharacters(String(thrown.message)));
  const stack = String(thrown.stack);
  const text = brief([`${ename}: ${evalue}`, ...failingLine(stack), ...frames(stack)].join("\n"));
  return { ename, evalue, traceback: text.trimEnd().split("\n") };
}

/** The line of the cell that threw, with Node's arrow below it; `exports.x = ` is tslab's, not the reader's. */
function failingLine(stack: string) {
  const [, assignment = "", line, arrow] =
    stack.match(/^evalmachine\.<anonymous>:\d+\n(exports\.\w+ = )?(.*)\n( *\^+)\n/) ?? [];
  return line && arrow ? ["", line, arrow.slice(assignment.length), ""] : [];
}

/**
 * The calls that led to the error, without those of Node, of tslab and of this kernel. A cell is compiled before it
 * runs, so that its line numbers would mislead.
 */
function frames(stack: string) {
  const machinery = /node:|[\\/]tslab[\\/]dist[\\/]|[\\/]dist[\\/]tools[\\/]|at (async )?evalmachine/;
  return stack
    .split("\n")
    .filter((line) => /^ {4}at /.test(line) && !machinery.test(line))
    .map((line) => line.replace(/(?:Proxy\.)?(\S+) \(evalmachine\.<anonymous>:\d+:\d+\)/, "$1 (in a cell)"));
}
