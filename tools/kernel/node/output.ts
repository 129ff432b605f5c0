import { describeFailure, type Failure } from "./failure.js";

type Publish = (type: string, content: object) => void;

/** Milliseconds that printed text may wait for more. */
const patience = 50;

/**
 * What one cell shows. Printed text is gathered into few messages: beyond 1000 messages a second Jupyter's server
 * drops the rest.
 */
export class Output {
  failure: Failure | undefined;
  #publish: Publish;
  #stream = "stdout";
  #text = "";
  #published = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(publish: Publish) {
    this.#publish = publish;
  }

  print(stream: string, text: string) {
    if (stream !== this.#stream) this.flush();
    this.#stream = stream;
    this.#text += text;
    if (performance.now() - this.#published > patience) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), patience);
  }

  display(content: object, update: boolean) {
    this.flush();
    this.#publish(update ? "update_display_data" : "display_data", content);
  }

  fail(thrown: unknown) {
    this.flush();
    const failure = describeFailure(thrown);
    this.failure ??= failure;
    this.#publish("error", failure);
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#text === "") return;
    this.#published = performance.now();
    this.#publish("stream", { name: this.#stream, text: this.#text });
    this.#text = "";
  }
}
