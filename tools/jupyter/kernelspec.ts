import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../folders.js";

export interface Kernelspec {
  argv: string[];
  display_name: string;
  language: string;
  interrupt_mode: "signal" | "message";
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

/** Registers the kernel `tslab` under `prefix`, a Python environment such as `.venv`, and nowhere else. */
export function writeKernelspec(prefix: string, spec = kernelspec, name = "tslab") {
  const folder = join(prefix, "share", "jupyter", "kernels", name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "kernel.json"), `${JSON.stringify(spec, null, 2)}\n`);
}
