import type { Cell } from "../exchange.js";
import type { Output } from "./output.js";

/** A cell under way, and where what it shows belongs. */
export interface Errand {
  cell: Cell;
  output: Output;
  /** Asks the reader for a line; undefined where nobody can answer. */
  ask: (() => Promise<string>) | undefined;
}
