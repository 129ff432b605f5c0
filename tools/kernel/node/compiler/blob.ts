// Where the start snapshot of the compiler and the libraries in one piece lie, and whether they may be trusted: both are
// programs.
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { realpathSync, type Stats, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cachedDataVersionTag } from "node:v8";
import { home } from "../home.js";

/** The variable that names the snapshot to a kernel that must not look for one itself; empty, it names none. */
export const blobVariable = "SURPRISAL_BLOB";

const { env, platform, version, arch } = process;

/** The user's folder for caches. */
function caches(): string {
  const { XDG_CACHE_HOME = "", LOCALAPPDATA } = env;
  if (isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  const folder = home();
  if (folder === undefined) return join(tmpdir(), `caches-${process.getuid?.()}`);
  if (platform === "win32") return LOCALAPPDATA ?? join(folder, "AppData", "Local");
  return platform === "darwin" ? join(folder, "Library", "Caches") : join(folder, ".cache");
}

/** What they are made for: a version of Node, its features of the processor, and the place of these files. */
const key = [version, arch, cachedDataVersionTag(), fileURLToPath(import.meta.url)].join("\n");

const blobFile = join(
  caches(),
  "surprisal",
  `compiler-${createHash("sha256").update(key).digest("hex").slice(0, 16)}.blob`,
);

/** The libraries that belong to a snapshot. */
export const librariesOf = (blob: string) => blob.replace(/blob$/, "libraries");

/** The snapshot to start from, if there is one that nobody else could have written. */
export const findBlob = () => find(blobFile);

/** The libraries in one piece, likewise. */
export const findLibraries = () => find(librariesOf(blobFile));

function find(path: string): string | undefined {
  try {
    const file = realpathSync(path);
    if (!isOurs(file)) return undefined;
    const now = new Date();
    utimesSync(file, now, now); // it is in use
    return file;
  } catch {
    return undefined;
  }
}

/** The folder in which it is made; while that is there, nobody else makes one. */
export const workshopOf = (file: string) => `${file}.making`;

/** Starts a process that makes both for later kernels, unless they are there and good. Nobody needs to wait for it. */
export function makeBlob(): ChildProcess {
  const program = fileURLToPath(new URL("make.js", import.meta.url));
  const options = { detached: true, stdio: "ignore", windowsHide: true } as const;
  const maker = spawn(process.execPath, [program, blobFile], options).on("error", () => {});
  maker.unref();
  return maker;
}

/** Whether only this user, or root, can write the file, or put another in its place. */
export function isOurs(file: string): boolean {
  const user = process.getuid?.();
  if (user === undefined) return true; // Windows keeps a user's folders for the user
  const belongs = ({ uid, mode }: Stats, others = 0o022) => [user, 0].includes(uid) && (mode & others) === 0;
  if (!belongs(statSync(file))) return false;
  for (let folder = dirname(realpathSync(file)); ; folder = dirname(folder)) {
    const stats = statSync(folder);
    if (!belongs(stats, stats.mode & sticky ? 0 : undefined)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The mode of a folder in which everyone may write, but nobody may touch what belongs to others. */
const sticky = 0o1000;
