import { createReportingExecutor } from "./executor.js";
import { GradingHandler, supervise } from "./grading.js";
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
// nbgrader says so while it grades.
const Answers = process.env.NBGRADER_EXECUTION === undefined ? Handler : GradingHandler;
const server = new Server(new Answers(executor, false), connectionFile);
await server.init();
process.on("SIGINT", executor.interrupt);
process.on("uncaughtException", report);
process.on("unhandledRejection", report);

// A kernel whose Jupyter died has nobody left to stop it.
const jupyter = process.ppid;
setInterval(() => process.ppid === jupyter || process.exit(), 1000).unref();
