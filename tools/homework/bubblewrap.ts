import { dirname, join } from "node:path";
import { workFolder } from "../folders.js";
import { findProgram } from "./findProgram.js";
import { blob, blobInside, commands, desk, kernelModules, modules, programs } from "./mounts.js";
import { asNobody, isRoot, withoutPrivileges } from "./privileges.js";

const show = (path: string, at = path) => ["--ro-bind", path, at];

/** Left to itself, bubblewrap makes folders that only root can enter. */
const showWithFolder = (path: string) => ["--dir", dirname(path), ...show(path)];

/** The command line that runs `argv` in a sandbox of bubblewrap, or undefined where there is none. */
export function bubblewrap(folder: string, argv: readonly string[]): string[] | undefined {
  const program = findProgram("bwrap");
  if (!program) return undefined;
  const namespaces = ["ipc", "pid", "net", "uts", "cgroup-try", ...(isRoot ? [] : ["user"])];
  return [
    program,
    ...namespaces.map((name) => `--unshare-${name}`),
    ...["--die-with-parent", "--cap-drop", "ALL"],
    ...(isRoot ? asNobody.capabilities.flatMap((name) => ["--cap-add", name]) : []),
    ...programs.flatMap(showWithFolder),
    ...["--tmpfs", workFolder, ...modules.flatMap((path) => show(path))],
    ...["--tmpfs", commands, ...kernelModules.flatMap(showWithFolder), "--remount-ro", commands],
    ...(blob ? show(blob, blobInside) : []),
    ...["--dev", "/dev", "--bind", join(folder, "sockets"), "/sockets"],
    ...["--bind", join(folder, "work"), desk],
    ...["package.json", "node_modules"].flatMap((name) => show(join(folder, name), join(desk, name))),
    ...["--remount-ro", workFolder, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", desk],
    ...(isRoot ? ["setpriv", ...asNobody.options, ...withoutPrivileges] : []),
    ...argv,
  ];
}
