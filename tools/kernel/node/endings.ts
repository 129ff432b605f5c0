// What is said about a cell that did not end by itself.
import type { Failure, Outcome } from "../exchange.js";
import { interrupted } from "../run/interrupted.js";

/** An interrupted cell may end by itself, as when it waits for another program, which is interrupted, too. */
export function interruption(outcome: Outcome): Outcome {
  const { failure, declared } = outcome;
  if (failure?.ename === interrupted.ename) return outcome;
  const traceback = failure ? [...interrupted.traceback, "", ...failure.traceback] : interrupted.traceback;
  return { declared, failure: { ...interrupted, traceback } };
}

/** What is wrong with the kernel, not with what the cell says. */
export function kernelError(evalue: string): Failure {
  const ename = "KernelError";
  return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
}

/** The failure of a cell whose thread has ended. */
export const loss = (why: string): Failure =>
  kernelError(`All variables are lost, for the cell had to be ended: ${why}. Run the cells above again.`);

/** The outcome of a cell after one that has taken away, for good, what every cell needs. */
export const broken: Outcome = {
  declared: [],
  failure: kernelError(
    "No cell can be run any longer, for one has replaced for good what JavaScript itself provides: restart the kernel.",
  ),
};

/** Why a thread ended, by the error that it ended with. */
export const reason = ({ code, message }: NodeJS.ErrnoException) =>
  code === "ERR_WORKER_OUT_OF_MEMORY" ? "it took more memory than there is" : message;
