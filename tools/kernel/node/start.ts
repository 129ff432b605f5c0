import "./orphan.js";
import { createReportingExecutor } from "./executor.js";
import { freezeTools, GradingHandler, supervise } from "./grading.js";
import { Handler } from "./handler.js";
import { Server } from "./server.js";

const connectionFile = process.argv[2];
if (connectionFile === undefined)
  throw new Error("start.js needs the connection file that Jupyter writes for a kernel");

// What is printed must not depend on the terminal that Jupyter was started from.
delete process.env.FORCE_COLOR;
process.env.NO_COLOR = "1";

const report = (thrown: unknown) => server.report(thrown);
const executor = supervise(createReportingExecutor(process.cwd(), report), report);
const grading = process.env.NBGRADER_EXECUTION !== undefined; // nbgrader says so
const server = new Server(new (grading ? GradingHandler : Handler)(executor, false), connectionFile);
if (grading) freezeTools();
await server.init();
process.on("SIGINT", executor.interrupt);
process.on("uncaughtException", report);
process.on("unhandledRejection", report);
