// `readline` over `process.stdin` asks only when somebody waits for a line: Node would read ahead of the reader.
import { syncBuiltinESMExports } from "node:module";
import readline from "node:readline";
import promises from "node:readline/promises";
import { cellHere } from "./belonging.js";
import { refusal, Source } from "./input.js";
import "./standardInput.js";

type Interface = readline.Interface | promises.Interface;
type Anything = (...args: unknown[]) => unknown;

/** Counts the open questions of an interface, and refuses those that nobody can answer. */
function attend(lines: Interface, source: Source, refuse: (error: Error) => unknown) {
  let questions = 0;
  source.wanted = () => questions > 0 || lines.listenerCount("line") > 0;
  source.on("error", (error) => lines.emit("error", error));
  lines.on("newListener", () => source.consider());
  const ask = lines.question as Anything;
  const question: Anything = (...args) => {
    const refused = refusal();
    if (refused) return refuse(refused);
    questions += 1;
    source.consider(cellHere());
    const told = args.findIndex((argument) => typeof argument === "function");
    const tell = args[told] as Anything;
    if (told >= 0)
      args[told] = (...answer: unknown[]) => {
        questions -= 1;
        return tell(...answer);
      };
    const answer = ask.apply(lines, args);
    if (answer instanceof Promise) answer.catch(() => {}).finally(() => (questions -= 1));
    return answer;
  };
  lines.question = Object.defineProperties(question, Object.getOwnPropertyDescriptors(ask)) as never;
}

function replace(module: object, refuse: (error: Error) => unknown) {
  const holder = module as { createInterface: Anything };
  const { createInterface } = holder;
  holder.createInterface = (first, ...rest) => {
    const options = first as { input?: unknown };
    if (first instanceof Source) return holder.createInterface(toOptions(first, rest));
    if (!(options?.input instanceof Source)) return createInterface(first, ...rest);
    const source = new Source();
    const lines = createInterface({ ...options, input: source }) as Interface;
    attend(lines, source, refuse);
    return lines;
  };
}

const toOptions = (input: Source, [output, completer, terminal]: unknown[]) => ({
  input,
  ...(output !== undefined && { output }),
  ...(completer !== undefined && { completer }),
  ...(terminal !== undefined && { terminal }),
});

replace(readline, (error) => {
  throw error;
});
replace(promises, (error) => Promise.reject(error));
syncBuiltinESMExports();
