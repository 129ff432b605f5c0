import { availableParallelism, totalmem } from "node:os";
import pMap from "p-map";

/** How many things are done at a time. Each needs up to a gigabyte, and a core when it does not wait for a kernel or a disk. */
const concurrency = Math.max(1, Math.min(availableParallelism() + 1, Math.floor(totalmem() / 2 ** 30)));

/** Does the work for every item. When one fails, it begins no other, lets those under way end, and throws. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>) {
  const failures: unknown[] = [];
  const attempt = async (item: T) => {
    if (failures.length > 0) return;
    await work(item).catch((error: unknown) => failures.push(error));
  };
  await pMap(items, attempt, { concurrency });
  if (failures.length > 0) throw failures[0];
}
