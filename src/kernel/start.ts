import { createThrowingExecutor } from "./executor.js";
import { Server } from "./server.js";

const connectionFile = process.argv[2];
if (!connectionFile) throw new Error("no connection file given");
const executor = createThrowingExecutor(process.cwd());
const server = new Server(executor, connectionFile);
process.on("SIGINT", () => executor.interrupt());
process.on("uncaughtException", (error) => server.report(error));
process.on("unhandledRejection", (reason) => server.report(reason));
await server.init();
