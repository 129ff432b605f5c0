// How a cell is said to have ended that did not end by itself.
import type { Failure, Outcome } from "../exchange.js";
import { interrupted } from "../run/interrupted.js";

export type Interruption = "asked to end" | "stopped";

/** An interrupted cell may fail by itself, as when it waits for another program, which is interrupted, too. */
export function interruption(outcome: Outcome, how: Interruption): Outcome {
  const { failure, declared } = outcome;
  if (failure?.ename === interrupted.ename || (!failure && how !== "stopped")) return outcome;
  const traceback = failure ? [...interrupted.traceback, "", ...failure.traceback] : interrupted.traceback;
  return { declared, failure: { ...interrupted, traceback } };
}

/** What a cell failed with whose thread is no more. */
export function loss(why: string): Failure {
  const ename = "KernelError";
  const evalue = `All variables are lost, for the cell had to be ended: ${why}. Run the cells above again.`;
  return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
}

/** Why a thread ended, by the error that it ended with. */
export const reason = ({ code, message }: NodeJS.ErrnoException) =>
  code === "ERR_WORKER_OUT_OF_MEMORY" ? "it took more memory than there is" : message;
