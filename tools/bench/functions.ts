// The library and its peers on the same inputs, in turns.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { step } from "../command.js";
import { loop } from "./loop.js";
import { ours, withMathjs } from "./measures.js";
import { installPeers, type Peers, startPeers } from "./peers.js";
import { type Result, report } from "./report.js";
import { median, seconds } from "./seconds.js";
import { type Work, works } from "./works.js";

const rounds = 7;
const least = 0.03; // seconds that one measurement takes, at the least

export async function functions(): Promise<string> {
  await installPeers();
  const peers = await startPeers();
  const scratch = mkdtempSync(join(tmpdir(), "surprisal-bench-"));
  const results: Result[] = [];
  try {
    for (const work of works())
      await step(`${work.title}, ${work.size}`, async () =>
        results.push({ work, times: await measure(work, peers, scratch) }),
      );
  } finally {
    peers.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  return report({ rounds, least, versions: peers.versions, results });
}

/** Nanoseconds per element of every contender, each the median of all rounds. */
async function measure(work: Work, peers: Peers, scratch: string): Promise<Record<string, number>> {
  const contenders: Record<string, () => number | Promise<number>> = {};
  const add = (name: string, call: (() => number) | undefined) => {
    if (call) contenders[name] = () => seconds(call, least);
  };
  for (const [kind, plain] of [
    ["", false],
    [", plain array", true],
  ] as const) {
    add(`ours${kind}`, work.call(ours, plain));
    add(`loop${kind}`, work.call(loop, plain));
    if (plain) add("mathjs", work.call(withMathjs, plain));
  }
  const arrays = work.arrays.map(({ numbers, shape }, i) => {
    const file = join(scratch, `${i}`);
    writeFileSync(file, numbers);
    return { file, shape, type: numbers instanceof BigInt64Array ? "int64" : "float64" } as const;
  });
  for (const peer of await peers.prepare(work.name, arrays)) contenders[peer] = () => peers.time(peer, least);

  const times: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round++)
    for (const [name, time] of Object.entries(contenders)) {
      times[name] ??= [];
      times[name].push(await time());
    }
  const perElement = (all: number[]) => (median(all) / work.elements) * 1e9;
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, perElement(all)]));
}
