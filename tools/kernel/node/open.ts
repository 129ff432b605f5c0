import { Cells } from "./cells.js";
import { makeBlob } from "./compiler/blob.js";
import type { Compiler } from "./compiler/compiler.js";
import { GradedOutput } from "./gradedOutput.js";
import { supervise } from "./grading.js";
import { Output } from "./output.js";
import { Server } from "./server.js";
import type { Connection, Sockets } from "./sockets.js";

/** How a kernel meets its clients. */
interface Meeting {
  connection: Connection;
  sockets: Sockets;
}

/** Runs cells for these clients. */
export async function open(
  { connection, sockets }: Meeting,
  folder: string,
  grading: boolean,
  compiler: Compiler,
) {
  const cells = new Cells(folder, grading, {
    lost(exitCode, why) {
      if (grading) endWith(exitCode, why);
      void compiler.forget();
    },
    plain: makeBlob,
  });
  const supervision = supervise(cells);
  const rules = { ...supervision, output: grading ? GradedOutput : Output };
  if (grading) await cells.responds(); // what a thread takes to start must not count as the time of the first cell
  const server = new Server(connection, sockets, compiler, cells, rules);
  server.open();
  process.on("SIGINT", () => void server.interrupt());
  if (grading) process.on("SIGUSR1", () => {}); // else Node would open its debugger to the submission
  process.on("uncaughtException", (error) => console.error(error)); // a fault of ours: the kernel's log tells

  /** A submission is graded on from a kernel of its own, without the cell that did this. */
  function endWith(exitCode: number, why: string): never {
    console.error(why);
    supervision.blame();
    process.exit(exitCode);
  }
}
