import { setTimeout as delay } from "node:timers/promises";
import type { Display, Outcome } from "../exchange.js";
import type { FromThread, ToldOfThreads } from "./between.js";
import { interruption, loss, reason } from "./endings.js";
import type { Errand } from "./errand.js";
import type { Output } from "./output.js";
import { endThread, endThreads, startThread, type Thread } from "./startThread.js";
import { stopThreads } from "./stop.js";

interface Current {
  id: number;
  errand: Errand;
  end: (outcome: Outcome) => void;
  interrupted?: true;
}

/** Milliseconds for an interrupted cell to end by itself, then after each stop: one too soon may hit the thread's own work. */
const patience = [100, 500, 700, 800];

/** The thread in which cells run, one after the other. It has a world of its own: what cells break there is not the kernel's. */
export class Cells {
  #outputs: Output[] = [];
  #current: Current | undefined;
  #thread: Thread;
  #pongs: (() => void)[] = [];
  #why = "";
  #ended = false;
  #folder: string;
  #grading: boolean;
  #told: ToldOfThreads;

  constructor(folder: string, grading: boolean, told: ToldOfThreads) {
    this.#folder = folder;
    this.#grading = grading;
    this.#told = told;
    this.#thread = this.#start();
  }

  run(errand: Errand): Promise<Outcome> {
    const id = this.#outputs.push(errand.output) - 1;
    return new Promise((end) => {
      this.#current = { id, errand, end };
      this.#thread.tell({ type: "run", id, cell: errand.cell, mayAsk: errand.ask !== undefined });
    });
  }

  /** Ends the cell that runs; with its thread, if even a stop from outside does not help. */
  async interrupt() {
    const current = this.#current;
    if (!current) return;
    current.interrupted = true;
    for (const pause of patience) {
      this.#thread.tell({ type: "interrupt" }); // again, for the stop may have hit the thread as it heard this
      await delay(pause);
      if (this.#current !== current) return;
      await stopThreads().catch(() => {});
      if (this.#current !== current) return;
    }
    this.#why = "it was interrupted and did not stop";
    const thread = this.#thread;
    if (!(await endThread(thread)) && !this.#grading) this.#end(thread, 1); // it is left behind: another takes its place
  }

  /** Ends all threads, and starts no other; resolves to whether they have ended. */
  end(): Promise<boolean> {
    this.#ended = true;
    return endThreads();
  }

  /** The id of the cell that was run last. */
  get last(): number {
    return this.#outputs.length - 1;
  }

  /** Whether this cell runs. */
  runs(id: number): boolean {
    return this.#current?.id === id;
  }

  /** The id of the cell whose code runs now, as far as is known. */
  get computing(): number | undefined {
    const id = Atomics.load(this.#thread.shared, 2) - 1;
    return id < 0 ? undefined : id;
  }

  /** Resolves when the thread does anything but compute. */
  responds() {
    this.#thread.tell({ type: "ping" });
    return new Promise<void>((resolve) => this.#pongs.push(resolve));
  }

  #start(): Thread {
    const thread = startThread(this.#folder, this.#grading, (message) => this.#take(message));
    thread.worker.on("error", (error) => {
      if (thread === this.#thread) this.#why = reason(error);
    });
    thread.worker.on("exit", (code) => this.#end(thread, code));
    return thread;
  }

  #take(message: FromThread) {
    switch (message.type) {
      case "print":
        return this.#outputs[message.id]?.print(message.stream, message.text);
      case "display":
        return this.#outputs[message.id]?.display(JSON.parse(message.content) as Display, message.update);
      case "failure":
        return this.#outputs[message.id]?.fail(message.failure);
      case "outcome":
        return this.runs(message.id) ? this.#finish(message.outcome) : undefined;
      case "question":
        return void this.#ask(message.id);
      case "plain":
        return this.#told.plain();
      case "pong":
        return this.#pongs.shift()?.();
    }
  }

  async #ask(id: number) {
    const current = this.#current;
    if (current?.id !== id || !current.errand.ask) return;
    const text = await current.errand.ask();
    if (this.#current === current) this.#thread.tell({ type: "answer", text });
  }

  #finish(outcome: Outcome) {
    this.#settle(this.#current?.interrupted ? interruption(outcome) : outcome);
  }

  #settle(outcome: Outcome) {
    const current = this.#current;
    this.#current = undefined;
    current?.end(outcome);
  }

  /** The thread has ended, and with it the cell; the next cell begins with nothing. */
  #end(thread: Thread, exitCode: number) {
    if (this.#ended || thread !== this.#thread) return;
    const why = this.#why || `it ended the thread that it ran in (exit code ${exitCode})`;
    this.#why = "";
    this.#told.lost(exitCode, why);
    this.#thread = this.#start();
    for (const resolve of this.#pongs.splice(0)) resolve();
    this.#settle({ failure: loss(why), declared: [] });
  }
}
