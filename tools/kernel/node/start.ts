import "./orphan.js";
import { rmSync } from "node:fs";
import { Cells } from "./cells.js";
import { createNodeConverter } from "./createConverter.js";
import { GradedOutput } from "./gradedOutput.js";
import { supervise } from "./grading.js";
import { Output } from "./output.js";
import { Server } from "./server.js";
import { readConnection } from "./sockets.js";
import { standardNames } from "./standardNames.js";

const connectionFile = process.argv[2];
if (connectionFile === undefined)
  throw new Error("start.js needs the connection file that Jupyter writes for a kernel");

// What is printed must not depend on the terminal that Jupyter was started from.
delete process.env.FORCE_COLOR;
process.env.NO_COLOR = "1";

const grading = process.env.NBGRADER_EXECUTION !== undefined; // nbgrader says so
const folder = process.cwd();
const cells = new Cells(folder, grading, (exitCode, why) => {
  if (grading) endWith(exitCode, why);
  converter.forget();
});
const supervision = supervise(cells);
const rules = { ...supervision, output: grading ? GradedOutput : Output };
const converter = createNodeConverter(folder, grading ? standardNames : undefined);
const connection = readConnection(connectionFile);
if (grading) rmSync(connectionFile, { force: true }); // with its key a submission could speak in the kernel's name
await new Server(connection, converter, cells, rules).open();
process.on("SIGINT", () => void cells.interrupt());
if (grading) process.on("SIGUSR1", () => {}); // else Node would open its debugger to the submission
process.on("uncaughtException", (error) => console.error(error)); // a fault of ours: the kernel's log tells

/** A submission is graded on from a kernel of its own, without the cell that did this. */
function endWith(exitCode: number, why: string): never {
  console.error(why);
  supervision.blame();
  process.exit(exitCode);
}
