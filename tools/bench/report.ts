import { cpus } from "node:os";
import type { Work } from "./works.js";

/** Nanoseconds per element, by the name of the contender. */
export interface Result {
  work: Work;
  times: Record<string, number>;
}

export interface Measured {
  rounds: number;
  least: number;
  versions: Record<string, string>;
  results: readonly Result[];
}

/** The section about the measures and losses. */
export function report({ rounds, least, versions, results }: Measured): string {
  const titles = [...new Set(results.map(({ work }) => work.title))];
  const tables = titles.map((title) =>
    table(
      title,
      results.filter(({ work }) => work.title === title),
    ),
  );
  return `Nanoseconds per element, and in brackets the ratio ours / peer (below 1, ours is faster). Medians of ${rounds} rounds of at least
${least * 1000} ms, in which all contenders take turns on the same inputs. \`loop\` is the formula in a plain loop with \`Math.log\` or \`Math.exp\`:
it checks nothing, and is wrong where the library is right. Ours includes the checks of its arguments. Python's arrays are float64,
torch runs one thread. Plain arrays are compared with plain arrays, all others with Float64Arrays.

numpy and torch compute eight numbers at a time (AVX-512), which JavaScript cannot, and scipy's routines are compiled: where they
are ahead, on long arrays and on many short rows, the ratio is above 1.

${machine(versions)}

${tables.join("\n")}`;
}

/** What was measured on. */
export function machine(versions: Record<string, string> = {}): string {
  const others = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const programs = [`Node ${process.version}`, ...others].join(", ");
  return `${cpus()[0]?.model.trim()}, ${cpus().length} cores; ${programs}.`;
}

function table(title: string, results: readonly Result[]): string {
  const names = Object.keys(results[0]?.times ?? {});
  const cell = (times: Record<string, number>, name: string) => {
    const time = times[name] ?? Number.NaN;
    if (name.startsWith("ours")) return `**${digits(time)}**`;
    const plain = name.endsWith("plain array") || name === "mathjs";
    const own = times[plain ? "ours, plain array" : "ours"] ?? Number.NaN;
    return `${digits(time)} (${digits(own / time)})`;
  };
  const rows = results.map(
    ({ work, times }) => `| ${work.size} | ${names.map((name) => cell(times, name)).join(" | ")} |`,
  );
  const lines = [`| | ${names.join(" | ")} |`, `|---|${names.map(() => "--:|").join("")}`, ...rows];
  return `### ${title}\n\n${lines.join("\n")}\n`;
}

/** Two digits, or all of a whole number. */
export const digits = (x: number): string =>
  x < 0.095 ? x.toPrecision(1) : x < 99.5 ? x.toPrecision(2) : Math.round(x).toString();
