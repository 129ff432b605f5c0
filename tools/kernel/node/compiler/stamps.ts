import { statSync } from "node:fs";

/** Files, each with what it was like. */
export type Stamps = (readonly [file: string, stamp: string | undefined])[];

export const stampsOf = (files: Iterable<string>): Stamps => Array.from(files, (file) => [file, stamp(file)]);

/** Whether they all are what they were. */
export const hold = (stamps: Stamps) => stamps.every(([file, known]) => stamp(file) === known);

/** The size of a file and the second it was changed: nothing has to be read, and archives and images keep no more. */
function stamp(file: string) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && `${stats.size} ${Math.floor(stats.mtimeMs / 1000)}`;
}
