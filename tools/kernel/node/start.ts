import "./orphan.js";
import { Cells } from "./cells.js";
import { createNodeConverter } from "./createConverter.js";
import { GradedOutput } from "./gradedOutput.js";
import { supervise } from "./grading.js";
import { Output } from "./output.js";
import { Server } from "./server.js";
import { readConnection } from "./sockets.js";

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
const rules = { begin: supervision.begin, output: grading ? GradedOutput : Output };
const converter = createNodeConverter(folder);
await new Server(readConnection(connectionFile), converter, cells, rules).open();
process.on("SIGINT", () => void cells.interrupt());
process.on("uncaughtException", (error) => console.error(error)); // a fault of ours: the kernel's log tells

/** A submission is graded on from a kernel of its own, without the cell that did this. */
function endWith(exitCode: number, why: string): never {
  console.error(why);
  supervision.blame();
  process.exit(exitCode);
}
