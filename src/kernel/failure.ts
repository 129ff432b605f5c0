import { inspect, stripVTControlCharacters } from "node:util";

/** What a Jupyter `error` message and the reply to a failed cell say. */
export interface Failure {
  ename: string;
  evalue: string;
  traceback: string[];
}

export function describeFailure(thrown: unknown): Failure {
  const text = stripVTControlCharacters(inspect(thrown));
  const traceback = text.split("\n");
  if (thrown instanceof Error) return { ename: thrown.name, evalue: stripVTControlCharacters(thrown.message), traceback };
  return { ename: "Uncaught", evalue: text, traceback: [`Uncaught ${text}`] };
}
