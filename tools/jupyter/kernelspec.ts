import { dirname, join } from "node:path";
import { packageFolder } from "../folders.js";
import { icon } from "../icon.js";
import { writeIfOther } from "./writeIfOther.js";

export interface Kernelspec {
  argv: string[];
  display_name: string;
  language: string;
  interrupt_mode: "signal" | "message";
  env?: Record<string, string>;
}

/** What Jupyter runs. Absolute paths: an editor started from a desktop may not find `node` in its PATH. */
export const kernelspec: Kernelspec = {
  argv: [
    process.execPath,
    join(packageFolder, "dist", "tools", "kernel", "node", "start.js"),
    "{connection_file}",
  ],
  display_name: "TypeScript",
  language: "typescript",
  interrupt_mode: "signal", // a message would not reach a loop that never pauses
};

/** The file that registers a kernel under `prefix`, a Python environment such as `.venv`. */
export const kernelFile = (prefix: string, name = "tslab") =>
  join(prefix, "share", "jupyter", "kernels", name, "kernel.json");

/** Registers a kernel under `prefix`, and nowhere else. */
export function writeKernelspec(prefix: string, spec = kernelspec, name = "tslab") {
  register(kernelFile(prefix, name), spec);
}

/** Writes the file that registers a kernel, and beside it the picture that launchers show. */
export function register(file: string, spec = kernelspec) {
  writeIfOther(file, spec);
  writeIfOther(join(dirname(file), "logo-svg.svg"), icon);
}
