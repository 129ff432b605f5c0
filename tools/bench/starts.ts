// How long it takes to import the library, and to make a figure.
import { run, step } from "../command.js";
import { listOf, parseJson } from "../lessons/json.js";
import { digits, machine } from "./report.js";
import { median } from "./seconds.js";

const rounds = 7;

export async function starts(): Promise<string> {
  const rows: string[] = [];
  for (const entry of ["surprisal", "surprisal/figures"])
    rows.push(`| \`import "${entry}"\` | ${digits(await step(entry, () => importTime(entry)))} ms |`);
  const { first, warm } = await step("Figures", figureTimes);
  return `Medians of ${rounds} rounds, each in a process of its own. ${machine()}

| | |
|---|--:|
${rows.join("\n")}
| first figure, import included | ${digits(first)} ms |
| figure once warm | ${digits(warm)} ms |
`;
}

/** What `code` prints as a list of numbers, in a process of its own. */
async function numbersOf(code: string): Promise<number[]> {
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code]);
  return listOf(parseJson(stdout), Number);
}

/** Milliseconds, each the median of the rounds. */
async function medians(code: string): Promise<number[]> {
  const all: number[][] = [];
  for (let round = 0; round < rounds; round++) all.push(await numbersOf(code));
  return (all[0] ?? []).map((_, i) => median(all.map((times) => times[i] ?? Number.NaN)));
}

/** Milliseconds that an import takes. */
async function importTime(entry: string): Promise<number> {
  const code = `
    const start = performance.now();
    await import("${entry}");
    console.log(JSON.stringify([performance.now() - start]));`;
  const [time = Number.NaN] = await medians(code);
  return time;
}

/** Milliseconds to the first figure, its import included, and for one more when all is warm. */
async function figureTimes(): Promise<{ first: number; warm: number }> {
  const code = `
    const start = performance.now();
    const { entropyTermCurve, render } = await import("surprisal/figures");
    render(entropyTermCurve());
    const first = performance.now() - start;
    for (let i = 0; i < 20; i++) render(entropyTermCurve());
    const again = performance.now();
    render(entropyTermCurve());
    console.log(JSON.stringify([first, performance.now() - again]));`;
  const [first = Number.NaN, warm = Number.NaN] = await medians(code);
  return { first, warm };
}
