import { setTimeout as delay } from "node:timers/promises";
import type { Failure, Outcome, Result } from "../exchange.js";
import type { Cells } from "./cells.js";
import type { Compiler } from "./compiler/compiler.js";
import { History } from "./history.js";
import { interruptible } from "./interruptible.js";
import { Output } from "./output.js";
import { Trials } from "./trials.js";
import type { Request } from "./wire.js";

/** How a cell reaches its reader. */
export interface Reader {
  publish: (type: string, content: object, request: Request) => void;
  ask: (prompt: string, request: Request) => Promise<string>;
}

/** What is different where a submission is graded. */
export interface Rules {
  /** Why the cell that begins is not to run, if so. */
  begin: () => Failure | undefined;
  /** Whether the cell that has begun is a test. */
  isTest: () => boolean;
  output: typeof Output;
}

/** Milliseconds within which the requests of a "run all" arrive. */
const together = 200;

/** Cells run one by one. When one fails, those already waiting are aborted. */
export class Turns {
  readonly history = new History();
  /** The request that is being answered. */
  current: Request | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #count = 0;
  #stops = 0;
  #compiler: ReturnType<typeof interruptible>;
  #cells: Cells;
  #reader: Reader;
  #rules: Rules;
  #trials: Trials;

  constructor(compiler: Compiler, cells: Cells, rules: Rules, reader: Reader) {
    this.#compiler = interruptible(compiler);
    this.#cells = cells;
    this.#rules = rules;
    this.#trials = new Trials(compiler);
    this.#reader = reader;
  }

  /** Resolves to the content of the reply; `begin` is called when it is the turn of this cell. */
  take(request: Request, begin: () => void): Promise<object> {
    const stops = this.#stops;
    const turn = this.#turn.then(async () => {
      this.current = request;
      begin();
      try {
        return stops === this.#stops ? await this.#execute(request) : { status: "aborted" };
      } finally {
        this.current = undefined;
      }
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Ends the cell that is compiled, or runs. */
  interrupt(): Promise<void> {
    this.#compiler.interrupt();
    return this.#cells.interrupt();
  }

  async #execute(request: Request) {
    const { code, silent, store_history, stop_on_error, user_expressions } = request.content;
    const counted = silent !== true && store_history !== false;
    if (counted) this.#count += 1;
    const execution_count = this.#count;
    const output = new this.#rules.output(
      (type, content) => silent === true || this.#reader.publish(type, content, request),
    );
    const refused = this.#rules.begin();
    if (silent !== true) {
      const shown = this.#rules.isTest() ? "" : text(code); // else a submission that listens could read a test before it runs
      this.#reader.publish("execute_input", { code: shown, execution_count }, request);
    }
    const { result, failure }: Partial<Outcome> = refused
      ? { failure: refused }
      : this.#rules.isTest()
        ? await this.#test(text(code), output)
        : await this.#run(text(code), output, request);
    if (result) output.result(result, execution_count);
    if (failure) output.fail(failure);
    output.flush();
    if (counted) this.history.add(execution_count, text(code), plain(result));
    if (output.failure === undefined) {
      const expressions = await this.#evaluate(user_expressions, request);
      return { status: "ok", execution_count, payload: [], user_expressions: expressions };
    }
    if (stop_on_error !== false) {
      await delay(together);
      this.#stops += 1;
    }
    return { status: "error", execution_count, ...output.failure };
  }

  async #run(source: string, output: Output, request: Request): Promise<Partial<Outcome>> {
    const cell = await this.#compiler.convert(source, this.#count);
    if ("failure" in cell) return cell;
    const mayAsk = request.content.allow_stdin === true;
    const ask = mayAsk ? () => this.#reader.ask(output.takePrompt(), request) : undefined;
    const outcome = await this.#cells.run({ cell, output, ask });
    void this.#compiler.keep(outcome.declared);
    return outcome;
  }

  /** Nobody answers what a test asks. */
  #test(source: string, output: Output): Promise<Partial<Outcome>> {
    return this.#trials.run(source, this.#count, (cell, silent) =>
      this.#cells.run({ cell, output: silent ? new Output(() => {}) : output, ask: undefined }),
    );
  }

  /** The values that a client asks for beside the cell, or why there are none. */
  async #evaluate(expressions: unknown, request: Request) {
    const values: Record<string, object> = {};
    if (typeof expressions !== "object" || expressions === null) return values;
    const quiet = { ...request, content: {} };
    for (const [name, source] of Object.entries(expressions)) {
      const output = new Output(() => {});
      const { result = nothing, failure = output.failure } = await this.#run(`(${source}\n)`, output, quiet);
      values[name] = failure ? refusal(failure) : { status: "ok", ...result };
    }
    return values;
  }
}

const text = (code: unknown) => (typeof code === "string" ? code : "");

const nothing: Result = { data: { "text/plain": "undefined" }, metadata: {} };

const refusal = (failure: Failure) => ({ status: "error", ...failure });

function plain(result: Result | undefined) {
  const shown = result?.data["text/plain"];
  return shown === undefined ? null : String(shown);
}
