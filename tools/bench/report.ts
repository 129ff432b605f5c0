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
  imports: Record<string, number>;
  figures: { first: number; warm: number };
  kernels: { ours: number; ipykernel: number };
  lessons: Record<string, number>;
}

/** BENCHMARKS.md. */
export function report({
  rounds,
  least,
  versions,
  results,
  imports,
  figures,
  kernels,
  lessons,
}: Measured): string {
  const rows = (times: Record<string, number>, unit: string, name = (key: string) => key) =>
    Object.entries(times).map(([key, time]) => `| ${name(key)} | ${digits(time)} ${unit} |`);
  const others = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const titles = [...new Set(results.map(({ work }) => work.title))];
  const tables = titles.map((title) =>
    table(
      title,
      results.filter(({ work }) => work.title === title),
    ),
  );
  return `# Benchmarks

Nanoseconds per element, and in brackets the ratio ours / peer (below 1, ours is faster). Medians of ${rounds} rounds of at least
${least * 1000} ms, in which all contenders take turns on the same inputs. \`loop\` is the formula in a plain loop with \`Math.log\` or \`Math.exp\`:
it checks nothing, and is wrong where the library is right. Ours includes the checks of its arguments. Python's arrays are float64,
torch runs one thread. Plain arrays are compared with plain arrays, all others with Float64Arrays. \`npm run bench\` writes this file.

numpy and torch compute eight numbers at a time (AVX-512), which JavaScript cannot, and scipy's routines are compiled: where they
are ahead, on long arrays and on many short rows, the ratio is above 1.

${cpus()[0]?.model.trim()}, ${cpus().length} cores; Node ${process.version}; ${others.join(", ")}.

${tables.join("\n")}
## Start

| | |
|---|--:|
${rows(imports, "ms", (entry) => `\`import "${entry}"\``).join("\n")}
| first figure, import included | ${digits(figures.first)} ms |
| figure once warm | ${digits(figures.warm)} ms |
| kernel, from its start to its first output | ${digits(kernels.ours)} ms |
| the same of ipykernel | ${digits(kernels.ipykernel)} ms |

## Lessons, from the start of the kernel to the last output

| | |
|---|--:|
${rows(lessons, "s").join("\n")}
`;
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
  return `## ${title}\n\n${lines.join("\n")}\n`;
}

/** Two digits, or all of a whole number. */
export const digits = (x: number): string =>
  x < 0.095 ? x.toPrecision(1) : x < 99.5 ? x.toPrecision(2) : Math.round(x).toString();
