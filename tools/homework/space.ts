// How much a submission writes. No limit of the system's counts all its files together.
import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Megabytes, and files, that a submission may write; and megabytes that count for what cannot be looked at. */
const most = { megabytes: 256, files: 10_000 };
const unseen = 100;

/** Tells whether more than that has come into a folder since the watch began. */
export function watchSpace(folder: string, { megabytes, files } = most): () => boolean {
  const before = contentOf(folder);
  return () => {
    const now = contentOf(folder, before.files + files);
    return now.files > before.files + files || now.bytes > before.bytes + megabytes * 1e6;
  };
}

/** What lies in a folder, counted until there are more files than `enough`. */
function contentOf(folder: string, enough = Infinity): { files: number; bytes: number } {
  let [files, bytes] = [0, 0];
  const folders = [folder];
  for (let path = folders.pop(); path !== undefined && files <= enough; path = folders.pop()) {
    const entries = entriesOf(path);
    if (entries === undefined) bytes += unseen * 1e6;
    for (const entry of entries ?? []) {
      const inside = join(path, entry.name);
      files += 1;
      if (entry.isDirectory()) folders.push(inside);
      else bytes += sizeOf(inside);
    }
  }
  return { files, bytes };
}

/** What lies in a folder itself; undefined where nobody may look, or no path leads. */
function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return isGone(error) ? [] : undefined;
  }
}

function sizeOf(file: string): number {
  try {
    return lstatSync(file).size;
  } catch (error) {
    return isGone(error) ? 0 : unseen * 1e6;
  }
}

/** Whether what could not be looked at has just been taken away. */
const isGone = (error: unknown) =>
  /^(ENOENT|ENOTDIR|EPERM|EBUSY)$/.test((error as NodeJS.ErrnoException).code ?? "");
