import type { Display, Failure, Result } from "../exchange.js";
import { wholeFrom } from "../place.js";

type Publish = (type: string, content: object) => void;

/** Milliseconds that printed text may wait for more. */
const patience = 20;

/** Characters in one message: what is printed without end reaches the reader in pieces that a browser can take. */
const plenty = 1_000_000;

/**
 * What one cell shows, also after its end. Printed text is gathered into few messages: beyond 1000 messages a second
 * Jupyter's server drops the rest.
 */
export class Output {
  failure: Failure | undefined;
  #publish: Publish;
  #stream = "stdout";
  #text = "";
  #timer: NodeJS.Timeout | undefined;

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  print(stream: string, text: string) {
    if (stream !== this.#stream) this.flush();
    this.#stream = stream;
    this.#text += text;
    if (this.#text.length >= plenty) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), patience);
  }

  display(content: Display, update: boolean) {
    this.flush();
    this.#publish(update ? "update_display_data" : "display_data", content);
  }

  result(result: Result, execution_count: number) {
    this.flush();
    this.#publish("execute_result", { ...result, execution_count });
  }

  fail(failure: Failure) {
    this.flush();
    this.failure ??= failure;
    this.#publish("error", failure);
  }

  /** The line that the cell has begun on stdout and not yet shown is what it asks. */
  takePrompt() {
    if (this.#stream !== "stdout") return "";
    const prompt = this.#text.slice(this.#text.lastIndexOf("\n") + 1);
    this.#text = this.#text.slice(0, this.#text.length - prompt.length);
    this.flush();
    return prompt;
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#text;
    this.#text = "";
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = wholeFrom(text, start + plenty);
      this.#publish("stream", { name: this.#stream, text: text.slice(start, end) });
    }
  }
}
