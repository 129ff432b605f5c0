// What of this computer the sandbox of a submission shows: the system's programs, Node, the library and the kernel. There is
// no /proc, where a process finds its own memory.
import { existsSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isClone, packageFolder, workFolder } from "../folders.js";
import { findBlob } from "../kernel/node/compiler/blob.js";

export const node = realpathSync(process.execPath);

const system = [
  ...["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives"],
  ...["/nix/store", "/gnu/store"],
].filter((path) => existsSync(path));

export const programs = system.some((path) => node.startsWith(`${path}/`)) ? system : [...system, node];

/** Modules, and in a clone the library among them. */
export const modules = [
  join(workFolder, "node_modules"),
  ...(isClone ? [join(packageFolder, "dist"), join(packageFolder, "package.json")] : []),
];

/** Our commands, which are not shown: the grader must not stand beside what it grades. */
export const commands = join(packageFolder, "dist", "tools");

/** What of them the kernel needs. */
export const kernelModules = ["kernel", join("homework", "protocol.js")].map((path) => join(commands, path));

/** The start snapshot of the compiler, and where a sandbox has it: a submission must not be able to write one. */
export const blob = findBlob();
export const blobInside = "/compiler.blob";

/** Where a submission works: above it, the library is found. */
export const desk = join(workFolder, "submission");
