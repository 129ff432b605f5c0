import { Socket } from "node:net";
import { channel, type FromKernel, leftOutVariable, parseLeftOut, write } from "../../homework/protocol.js";
import type { Failure, Result } from "../exchange.js";
import type { Cells } from "./cells.js";
import { Output } from "./output.js";

/** Characters that one cell may show. */
const plenty = 100_000;

/**
 * What a cell shows to a grader: it has an end, a warning on stderr is no failure, and no result is taken for points, as
 * nbgrader does with an `execute_result`.
 */
export class GradedOutput extends Output {
  #room = plenty;

  override print(_stream: string, text: string) {
    if (this.#fits(text.length)) super.print("stdout", text);
  }

  override display(...shown: Parameters<Output["display"]>) {
    if (this.#fits(JSON.stringify(shown[0]).length)) super.display(...shown);
  }

  override result({ data, metadata }: Result) {
    this.display({ data, metadata, transient: {} }, false);
  }

  #fits(size: number) {
    if (this.#room > 0 && size > this.#room) super.print("stdout", "\n… and more than a grader reads.\n");
    this.#room = size > this.#room ? 0 : this.#room - size;
    return this.#room > 0;
  }
}

/**
 * Tells the process that watches over this one which cell begins, and leaves out those that ended a kernel before. That
 * process is told that this one lives when cells could run.
 */
export function supervise(cells: Cells): () => Failure | undefined {
  const leftOut = parseLeftOut(process.env[leftOutVariable]);
  delete process.env[leftOutVariable];
  const tell = openChannel(cells);
  let cell = 0;
  return () => {
    cell += 1;
    tell({ cell });
    const reason = leftOut.find(({ first, last = Infinity }) => first <= cell && cell <= last)?.reason;
    if (reason === undefined) return undefined;
    const evalue = `This cell was left out: ${reason}.`;
    return { ename: "Error", evalue, traceback: [`Error: ${evalue}`] };
  };
}

/** What speaks to the watcher, if there is one, and answers its questions. */
function openChannel(cells: Cells): (message: FromKernel) => void {
  const descriptor = process.env[channel.variable];
  delete process.env[channel.variable];
  if (descriptor === undefined) return () => {};
  const socket = new Socket({ fd: Number(descriptor), readable: true, writable: true });
  const tell = (message: FromKernel) => void socket.write(write(message));
  socket.on("error", () => {}); // the watcher is gone, and this process soon
  socket.on("data", () => void cells.responds().then(() => tell({ alive: true })));
  socket.unref();
  return tell;
}
