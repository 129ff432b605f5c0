// How a submission is kept from the rest of the computer: a sandbox around its kernel, where Linux has the tools.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { root } from "../command.mjs";

/** Megabytes that the heap of a kernel, all its memory, and one file it writes may take. */
export const limits = { heap: 768, memory: 2560, file: 64 };

const node = realpathSync(process.execPath);
const heap = `--max-old-space-size=${limits.heap}`;
const system = [
  ...["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives"],
  ...["/nix/store", "/gnu/store"],
].filter((path) => existsSync(path));
const readable = system.some((path) => node.startsWith(`${path}/`)) ? system : [...system, node];
const project = ["node_modules", "dist", "package.json"].map((name) => join(root, name));
const desk = join(root, "submission"); // the library is found above it

const find = (name) =>
  [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/sbin", "/bin", "/sbin"]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** The kernel alone must answer Jupyter's interrupts, not the program around it. */
const shell = `trap "" INT; ulimit -d ${limits.memory * 1024}; ulimit -f ${limits.file * 2048};`;

function bubblewrap(folder, args) {
  const program = find("bwrap");
  if (!program) return undefined;
  return [
    ...["/bin/sh", "-c", `${shell} exec "$@"`, "sh", program],
    ...["--unshare-all", "--die-with-parent", "--cap-drop", "ALL"],
    ...readable.flatMap((path) => ["--ro-bind", path, path]),
    ...["--tmpfs", root, ...project.flatMap((path) => ["--ro-bind", path, path])],
    ...["--proc", "/proc", "--dev", "/dev", "--bind", join(folder, "sockets"), "/sockets"],
    ...["--bind", join(folder, "work"), desk],
    ...["--ro-bind", join(folder, "package.json"), join(desk, "package.json")],
    ...["--ro-bind", join(folder, "node_modules"), join(desk, "node_modules")],
    ...["--remount-ro", root, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", desk],
    ...[node, heap, ...args],
  ];
}

/** What bubblewrap does, with the tools of every Linux. */
function namespaces(folder, args) {
  if (!["unshare", "setpriv", "pivot_root"].every(find)) return undefined;
  const top = join(folder, "top");
  const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const place = (path, at, mode) =>
    `[ -d ${quote(path)} ] && mkdir -p ${quote(top + at)} || { mkdir -p ${quote(join(top + at, ".."))}; : > ${quote(top + at)}; }
mount --rbind ${quote(path)} ${quote(top + at)}
mount -o remount,bind,${mode} ${quote(top + at)}`;
  return [
    ...["/bin/sh", "-c", `${shell} exec "$@"`, "sh", find("setpriv"), "--pdeathsig", "KILL", find("unshare")],
    ...["--user", "--map-root-user", "--mount", "--net", "--pid", "--ipc", "--uts", "--fork", "--kill-child"],
    ...["/bin/sh", "-ec"],
    `mkdir -p ${quote(top)}
mount -t tmpfs none ${quote(top)}
${readable.map((path) => place(path, path, "ro")).join("\n")}
mkdir -p ${quote(top + root)}
mount -t tmpfs none ${quote(top + root)}
${project.map((path) => place(path, path, "ro")).join("\n")}
${["null", "zero", "random", "urandom"].map((name) => place(`/dev/${name}`, `/dev/${name}`, "rw")).join("\n")}
${place(join(folder, "sockets"), "/sockets", "rw")}
${place(join(folder, "work"), desk, "rw")}
${["package.json", "node_modules"].map((name) => place(join(folder, name), join(desk, name), "ro")).join("\n")}
mkdir ${quote(`${top}/proc`)} ${quote(`${top}/old`)}
mount -t proc none ${quote(`${top}/proc`)}
mount -o remount,bind,ro ${quote(top + root)}
cd ${quote(top)}
${find("pivot_root")} . old
mount -o remount,bind,ro /
umount -l /old
cd ${quote(desk)}
exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@"`,
    ...["sh", node, heap, ...args],
  ];
}

/** Best first. */
export const sandboxes = { bubblewrap, namespaces };

/** The name of the best sandbox that starts here, or undefined. */
export function findSandbox() {
  if (process.platform !== "linux") return undefined;
  const chosen = process.env.SANDBOX;
  return Object.keys(sandboxes).find((name) => (chosen === undefined || chosen === name) && starts(name));
}

export function starts(name) {
  const folder = prepareFolder(tmpdir());
  try {
    const [program, ...args] = sandboxes[name](folder, ["-e", "console.log('ready')"]) ?? ["false"];
    return spawnSync(program, args, { env: environment(desk), encoding: "utf8" }).stdout === "ready\n";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A throw-away folder under `parent`: `work` for the submission, `sockets` to reach its kernel, and what is laid over
 * `work` so that no module of the submission takes the library's place.
 */
export function prepareFolder(parent) {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "kernel-"));
  for (const name of ["work", "sockets", "node_modules"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "package.json"), "{}");
  return folder;
}

/** The command line that runs Node with `args` in the sandbox of this `name`, or without one, and how to spawn it. */
export function contain(name, folder, args) {
  const work = join(folder, "work");
  if (name === undefined) return { argv: [node, heap, ...args], cwd: work, env: environment(work) };
  return { argv: sandboxes[name](folder, args), cwd: "/", env: environment(desk) };
}

/** All that a submission learns of the environment. */
function environment(home) {
  const { SystemRoot } = process.env; // Windows starts nothing without it
  const own = { PATH: "/usr/bin:/bin", HOME: home, TMPDIR: home, LANG: "C.UTF-8", TZ: "UTC" };
  return { ...own, ...(SystemRoot && { SystemRoot }), NBGRADER_EXECUTION: "autograde" };
}
