// What reads a line of input asks the reader, through Jupyter; where nobody can answer it fails at once.
import process from "node:process";
import { Readable } from "node:stream";
import { cellHere } from "./belonging.js";
import { latest, tell } from "./cell.js";

const { defineProperty } = Reflect; // it throws nothing where a cell has frozen `process`

/** Who asked the question that is open, and whose turn comes then. */
const asking: Source[] = [];
/** The reader has been asked, and has not answered yet. */
let isOpen = false;
const waiting: (() => void)[] = [];
const soon = setImmediate;

/** Why the cell that asks gets no answer, or undefined where it may. */
export function refusal(id = cellHere()) {
  if (!latest.running || id !== latest.id)
    return new Error(
      "Only a cell that still runs can ask for input: await the answer in the cell that asks.",
    );
  if (latest.mayAsk) return undefined;
  return new Error(
    "Nobody is here to answer: a cell can ask for input only where a reader runs it, as in JupyterLab.",
  );
}

/** A stream of the lines that the reader types; it asks for one when `wanted` says that somebody waits for it. */
export class Source extends Readable {
  readonly fd = 0;
  readonly isTTY = false;
  wanted: () => boolean = () => this.listenerCount("data") + this.listenerCount("readable") > 0;
  #hungry = false;
  #id = 0;

  constructor() {
    super();
    this.on("newListener", () => this.consider());
  }

  override _read() {
    this.#hungry = true;
    this.consider();
  }

  /** Not before those who got the last line could close the stream, or ask with words of their own. */
  consider(id = cellHere()) {
    this.#id = id;
    soon(() => {
      if (!this.#hungry || this.destroyed || this.#rests() || !this.wanted() || asking.includes(this)) return;
      const refused = refusal(this.#id);
      if (refused) this.destroy(refused);
      else {
        asking.push(this);
        askNext();
      }
    });
  }

  /** Who listens for "readable" reads by himself: Node takes such a stream for paused. */
  #rests() {
    return this.isPaused() && this.listenerCount("readable") === 0;
  }

  answer(text: string) {
    this.#hungry = false;
    this.push(`${text}\n`);
  }
}

function askNext() {
  if (isOpen || asking.length === 0) return;
  isOpen = true;
  tell({ type: "question", id: latest.id });
}

export function answer(text: string) {
  isOpen = false;
  asking.shift()?.answer(text);
  soon(() =>
    soon(() => {
      askNext();
      if (!isOpen) for (const resolve of waiting.splice(0)) resolve();
    }),
  );
}

/** An interrupted cell waits for no answer. */
export function forgetQuestions() {
  asking.length = 0;
  isOpen = false;
  for (const resolve of waiting.splice(0)) resolve();
}

/** Resolves when no question is open: a cell is not over before its last one is answered. */
export async function questionsAnswered(): Promise<void> {
  await new Promise<void>((resolve) => soon(() => soon(resolve)));
  if (asking.length === 0) return;
  await new Promise<void>((resolve) => waiting.push(resolve));
  return questionsAnswered();
}

/** Puts a stream where the cell finds it: what earlier cells have made of theirs, ended, paused or listening, is not its own. */
export function restoreInput() {
  let stdin: Source | undefined;
  const get = () => {
    stdin ??= new Source();
    return stdin;
  };
  defineProperty(process, "stdin", { get, configurable: true, enumerable: true });
}

restoreInput();
