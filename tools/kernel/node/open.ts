import { rmSync } from "node:fs";
import { Cells } from "./cells.js";
import type { Compiler } from "./compiler/compiler.js";
import { GradedOutput } from "./gradedOutput.js";
import { supervise } from "./grading.js";
import { Output } from "./output.js";
import { Server } from "./server.js";
import { readConnection } from "./sockets.js";

/** Runs cells for the clients of this connection. */
export async function open(connectionFile: string, folder: string, grading: boolean, compiler: Compiler) {
  const cells = new Cells(folder, grading, (exitCode, why) => {
    if (grading) endWith(exitCode, why);
    void compiler.forget();
  });
  const supervision = supervise(cells);
  const rules = { ...supervision, output: grading ? GradedOutput : Output };
  const connection = readConnection(connectionFile);
  if (grading) rmSync(connectionFile, { force: true }); // with its key a submission could speak in the kernel's name
  if (grading) await cells.responds(); // what a thread takes to start must not count as the time of the first cell
  const server = new Server(connection, compiler, cells, rules);
  await server.open();
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
