import { rmSync } from "node:fs";
import "./orphan.js";
import { blobVariable, findBlob, makeBlob } from "./compiler/blob.js";
import { startCompiler } from "./compiler/compiler.js";

const connectionFile = process.argv[2];
if (connectionFile === undefined)
  throw new Error("start.js needs the connection file that Jupyter writes for a kernel");

// What is printed must not depend on the terminal that Jupyter was started from.
delete process.env.FORCE_COLOR;
process.env.NO_COLOR = "1";

const grading = process.env.NBGRADER_EXECUTION !== undefined; // nbgrader says so
const folder = process.cwd();

/** A submission could write a snapshot for kernels to come: its kernel takes the one it is given, or none. */
const given = process.env[blobVariable];
delete process.env[blobVariable];

const compiler = startCompiler({
  folder,
  reserved: grading ? [...(await import("./standardNames.js")).standardNames] : [],
  brief: grading,
  blob: given === undefined ? findBlob() : given || undefined,
  plain: () => given === undefined && makeBlob(),
  lost(code) {
    console.error("the compiler has ended");
    process.exit(code ?? 1);
  },
});

// At once: a client that finds nobody there looks again only after a tenth of a second, or two. All else is loaded meanwhile.
const { openSockets, readConnection } = await import("./sockets.js");
const connection = readConnection(connectionFile);
if (grading) rmSync(connectionFile, { force: true }); // with its key a submission could speak in the kernel's name
const sockets = await openSockets(connection);

if (grading) await compiler.diagnose(""); // else the first cell would wait for the compiler, and have less time for itself
const { open } = await import("./open.js");
await open({ connection, sockets }, folder, grading, compiler);
