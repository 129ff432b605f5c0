// How much time and memory a program and all that it starts take, as Linux tells: each process is asked while it lives.
import { readdirSync, readFileSync } from "node:fs";

export interface Use {
  /** Seconds of processor time. */
  seconds: number;
  /** Megabytes at the same time, at the most; what processes share counts once. */
  memory: number;
}

/** Milliseconds between two looks at the times, and at the memory, which takes Linux longer. */
const pause = { times: 50, memory: 1000 };

/** Of a second, as Linux counts processor time. */
const ticks = 100;

/** Watches the process, and resolves to what it and its descendants took until `end`. */
export async function watchTree(root: number, end: Promise<unknown>): Promise<Use> {
  const times = new Map<number, number>();
  let memory = 0;
  const look = () => {
    for (const id of tree(root)) times.set(id, Math.max(times.get(id) ?? 0, ticksOf(id)));
  };
  const weigh = () => {
    memory = Math.max(memory, sum(tree(root).map(kilobytesOf)) / 1000);
  };
  const clocks = [setInterval(look, pause.times), setInterval(weigh, pause.memory)];
  try {
    await end;
  } finally {
    for (const clock of clocks) clearInterval(clock);
  }
  return { seconds: sum([...times.values()]) / ticks, memory };
}

/** A process and its descendants. */
function tree(id: number): number[] {
  const threads = attempt(() => readdirSync(`/proc/${id}/task`)) ?? [];
  const children = threads.flatMap((thread) => read(`/proc/${id}/task/${thread}/children`).split(" "));
  return [id, ...children.filter(Boolean).flatMap((child) => tree(Number(child)))];
}

/** Its time in user and in system mode: the fields 14 and 15, of which the second, a name, may hold anything. */
function ticksOf(id: number): number {
  const fields = read(`/proc/${id}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

const kilobytesOf = (id: number) =>
  Number(read(`/proc/${id}/smaps_rollup`).match(/^Pss: +(\d+) kB$/m)?.[1] ?? 0);

/** The text of a file, or none: a process may end at any moment. */
const read = (file: string) => attempt(() => readFileSync(file, "utf8")) ?? "";

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
