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
  blob: given === undefined ? findBlob() : given || undefined,
  plain: () => given === undefined && makeBlob(),
  lost(code) {
    console.error("the compiler has ended");
    process.exit(code ?? 1);
  },
});
if (grading) await compiler.diagnose(""); // else the first cell would wait for the compiler, and have less time for itself
const { open } = await import("./open.js"); // all else is loaded while that starts
await open(connectionFile, folder, grading, compiler);
