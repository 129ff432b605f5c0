import { join } from "node:path";
import { workFolder } from "../folders.js";
import { findProgram } from "./findProgram.js";
import { blob, blobInside, commands, desk, kernelModules, modules, programs } from "./mounts.js";
import { asNobody, isRoot, withoutPrivileges } from "./privileges.js";

/** The command line that runs `argv` in a sandbox like bubblewrap's, made with tools that every Linux has; or undefined. */
export function namespaces(folder: string, argv: readonly string[]): string[] | undefined {
  const [setpriv, unshare, pivotRoot] = ["setpriv", "unshare", "pivot_root"].map(findProgram);
  if (!setpriv || !unshare || !pivotRoot) return undefined;
  return [
    ...[setpriv, "--pdeathsig", "KILL", unshare, ...(isRoot ? [] : ["--user", "--map-root-user"])],
    ...["--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child"],
    ...["/bin/sh", "-ec", program(folder, pivotRoot), "sh", ...argv],
  ];
}

/** Builds the sandbox under a new root, goes there, and runs its arguments. */
function program(folder: string, pivotRoot: string): string {
  const top = join(folder, "top");
  const empty = (path: string) => `mkdir -p ${quote(path)}\nmount -t tmpfs none ${quote(path)}`;
  const readOnly = (path: string) => `mount -o remount,bind,ro ${quote(top + path)}`;
  const show = (path: string, at = path) => `${place(path, top + at)}\n${readOnly(at)}`;
  const lines = [
    empty(top),
    ...programs.map((path) => show(path)),
    empty(top + workFolder),
    ...modules.map((path) => show(path)),
    empty(top + commands),
    ...kernelModules.map((path) => show(path)),
    readOnly(commands),
    ...(blob ? [show(blob, blobInside)] : []),
    ...["null", "zero", "random", "urandom"].map((name) => place(`/dev/${name}`, `${top}/dev/${name}`)),
    place(join(folder, "sockets"), `${top}/sockets`),
    place(join(folder, "work"), top + desk),
    ...["package.json", "node_modules"].map((name) => show(join(folder, name), join(desk, name))),
    `mkdir ${quote(`${top}/proc`)} ${quote(`${top}/old`)}`,
    `mount -t proc none ${quote(`${top}/proc`)}`, // umount looks there
    readOnly(workFolder),
    `cd ${quote(top)}`,
    `${quote(pivotRoot)} . old`,
    "mount -o remount,bind,ro /",
    "umount -l /old",
    "umount /proc",
    `cd ${quote(desk)}`,
    `exec setpriv ${[...(isRoot ? asNobody.options : []), ...withoutPrivileges].join(" ")} "$@"`,
  ];
  return lines.join("\n");
}

/** Shows a file or a folder at another place. */
const place = (path: string, at: string) => `
if [ -d ${quote(path)} ]; then mkdir -p ${quote(at)}; else mkdir -p ${quote(join(at, ".."))}; [ -e ${quote(at)} ] || : > ${quote(at)}; fi
mount --rbind ${quote(path)} ${quote(at)}`;

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
