import { availableParallelism, totalmem } from "node:os";
import pMap from "p-map";

/** Things done at a time: each needs up to a gigabyte, and a core, but while it waits for a kernel or a disk. */
const concurrency = Math.max(1, Math.min(availableParallelism() + 1, Math.floor(totalmem() / 2 ** 30)));

/** Does the work for every item; when one fails, none is begun any more, and those under way come to their end. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>) {
  const failures: unknown[] = [];
  const attempt = async (item: T) => {
    if (failures.length > 0) return;
    await work(item).catch((error: unknown) => failures.push(error));
  };
  await pMap(items, attempt, { concurrency });
  if (failures.length > 0) throw failures[0];
}
