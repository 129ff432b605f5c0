// What the main thread, which has the sockets, and the thread in which cells run say to each other.
import type { MessagePort } from "node:worker_threads";
import type { Cell, Failure, Outcome } from "../exchange.js";

export type ToThread =
  | { type: "run"; id: number; cell: Cell; mayAsk: boolean }
  | { type: "interrupt" }
  /** The reader's answer to a question. */
  | { type: "answer"; text: string }
  /** Is to be answered by a `pong`, and is where the thread does anything but compute. */
  | { type: "ping" };

/** `id` names the cell that something belongs to. */
export type FromThread =
  | { type: "print"; id: number; stream: "stdout" | "stderr"; text: string }
  /** `content` is JSON: what a reader's object holds may be anything. */
  | { type: "display"; id: number; content: string; update: boolean }
  | { type: "failure"; id: number; failure: Failure }
  | { type: "outcome"; id: number; outcome: Outcome }
  | { type: "question"; id: number }
  | { type: "chdir"; folder: string }
  /** Libraries are not there in one piece. */
  | { type: "plain" }
  | { type: "pong" };

/** Who is told of what threads do. */
export interface ToldOfThreads {
  /** One has ended, and with it the variables: how it ended, or what that does. */
  lost(exitCode: number, why: string): void;
  /** One has to load libraries from their files. */
  plain(): void;
}

/** What the thread is given when it starts. */
export interface Start {
  port: MessagePort;
  folder: string;
  grading: boolean;
  /**
   * [characters printed that are not yet sent on, whether the main thread has done what the thread waits for, the id of
   * the cell whose code runs plus 1, or 0 where that is not known, how many hooks forbid to stop the thread from outside].
   */
  shared: Int32Array;
}

/** How much may be on the way; a loop that prints or displays waits until it has been sent on. */
export const inFlight = 4_000_000;

/** What a message counts of that, in characters: whatever is displayed is a message of its own. */
export function sizeOf(message: FromThread): number {
  if (message.type === "print") return message.text.length;
  return message.type === "display" ? message.content.length + 1000 : 0;
}
