import { availableParallelism, totalmem } from "node:os";
import pMap from "p-map";

/** Things done at a time: each needs a core and up to a gigabyte. */
const concurrency = Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 30)));

export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>) {
  await pMap(items, work, { concurrency });
}
