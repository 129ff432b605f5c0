import type { Failure } from "../exchange.js";

const ename = "Interrupted";
const evalue = "the cell was interrupted; its variables are kept";

/** What an interrupted cell says. */
export const interrupted: Failure = { ename, evalue, traceback: [`${ename}: ${evalue}`] };
