import type { Failure, Result } from "../exchange.js";
import { Output } from "./output.js";

/** Characters that one cell, and that all cells may show; a display, or an error, counts as some at least. */
const plenty = { cell: 100_000, all: 2_000_000, least: 100 };

let leftForAll = plenty.all;

/**
 * What a cell shows to a grader. It is never endless. What it prints on stderr goes to stdout, so that a warning is no
 * failure. Its result is displayed, for nbgrader would take an `execute_result` for points.
 */
export class GradedOutput extends Output {
  #room = plenty.cell;

  override print(_stream: string, text: string) {
    if (this.#fits(text.length)) super.print("stdout", text);
  }

  override display(...shown: Parameters<Output["display"]>) {
    if (this.#fits(JSON.stringify(shown[0]).length + plenty.least)) super.display(...shown);
  }

  override result({ data, metadata }: Result) {
    this.display({ data, metadata, transient: {} }, false);
  }

  /** A test that fails must be seen to: the first error of a cell is always shown. */
  override fail(failure: Failure) {
    const fits = this.#fits(JSON.stringify(failure).length + plenty.least);
    if (fits || this.failure === undefined) super.fail(failure);
  }

  #fits(size: number) {
    const room = Math.min(this.#room, leftForAll);
    if (room > 0 && size > room) super.print("stdout", "\n… and more than a grader reads.\n");
    const fits = size < room;
    this.#room = fits ? this.#room - size : 0;
    leftForAll -= Math.min(size, room);
    return fits;
  }
}
