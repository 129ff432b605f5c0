import type { Cell, Failure, Module } from "../exchange.js";
import { interrupted } from "../run/interrupted.js";
import type { Compiler } from "./compiler/compiler.js";
import { kernelError } from "./endings.js";

/** Makes an error of the compiler the failure of the cell. */
const fault = ({ message }: Error) => ({ failure: kernelError(message) });

const isInterruption = (cell: Cell | { failure: Failure }) =>
  "failure" in cell && cell.failure.ename === interrupted.ename;

/** A compiler for cells that can be interrupted: such a cell does not wait for it, and what comes of it is dropped. */
export function interruptible(compiler: Compiler) {
  let interrupt = () => {};
  /** What later cells import, and the compiler has handed over with a cell that was dropped. */
  const modules: Module[] = [];

  async function convert(source: string, count: number): Promise<Cell | { failure: Failure }> {
    let isMeant = false;
    const ask = async (): Promise<Cell | { failure: Failure }> => {
      const cell = await compiler.convert(source, count);
      // Jupyter interrupts the compiler, too: Node may notice the second time only when the next cell is there.
      return isInterruption(cell) && !isMeant ? ask() : cell;
    };
    const conversion = ask().catch(fault);
    const interruption = new Promise<undefined>((resolve) => {
      interrupt = () => {
        isMeant = true;
        compiler.interrupt?.();
        resolve(undefined);
      };
    });
    const cell = await Promise.race([conversion, interruption]);
    interrupt = () => {};
    if (cell && "failure" in cell) return cell;
    if (cell) return { ...cell, modules: [...modules.splice(0), ...cell.modules] };
    void conversion.then((late) => "failure" in late || modules.push(...late.modules));
    return { failure: interrupted };
  }

  return { ...compiler, convert, interrupt: () => interrupt() };
}
