// npm run bench: measures the library and its peers on the same inputs, in turns, and writes BENCHMARKS.md.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { installPeers, startPeers } from "./bench/python.mjs";
import { figures, importTime, lesson, median } from "./bench/start.mjs";
import { argumentsOf, works } from "./bench/works.mjs";
import { command, root, step } from "./command.mjs";
import { lessons } from "./notebooks.mjs";
import { setUp } from "./setup.mjs";

const rounds = 7;
const least = 0.03; // seconds that one measurement takes, at the least
const scratch = mkdtempSync(join(tmpdir(), "surprisal-bench-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** Nanoseconds per element of every contender, each the median of all rounds. */
async function measure(work, ask, { ours, loop, withMathjs, seconds }) {
  const contenders = {};
  for (const [kind, plain] of [
    ["", false],
    [", plain array", true],
  ]) {
    const [a, b] = argumentsOf(work, plain);
    const time = (contender) => () => seconds(() => contender(a, b), least);
    contenders[`ours${kind}`] = time(ours[work.name]);
    contenders[`loop${kind}`] = time(loop[work.name]);
    if (plain && work.name in withMathjs) contenders.mathjs = time(withMathjs[work.name]);
  }
  const arrays = work.arrays.map((a, i) => {
    const file = join(scratch, `${i}`);
    writeFileSync(file, a);
    const shape = i === 0 && work.columns ? [a.length / work.columns, work.columns] : [a.length];
    return { file, shape, type: a instanceof BigInt64Array ? "int64" : "float64" };
  });
  for (const peer of await ask({ function: work.name, arrays }))
    contenders[peer] = () => ask({ peer, least });
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, contender] of Object.entries(contenders)) times[name].push(await contender());
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [name, (median(all) / work.elements) * 1e9]),
  );
}

function tables(results) {
  const titles = [...new Set(results.map(({ work }) => work.title))];
  return titles.map((title) => {
    const rows = results.filter(({ work }) => work.title === title);
    const names = Object.keys(rows[0].times);
    const cell = (times, name) => {
      const own = times[name.endsWith("plain array") || name === "mathjs" ? "ours, plain array" : "ours"];
      return name.startsWith("ours")
        ? `**${digits(times[name])}**`
        : `${digits(times[name])} (${digits(own / times[name])})`;
    };
    return [
      `## ${title}`,
      "",
      `| | ${names.join(" | ")} |`,
      `|---|${names.map(() => "--:|").join("")}`,
      ...rows.map(
        ({ work, times }) => `| ${work.size} | ${names.map((name) => cell(times, name)).join(" | ")} |`,
      ),
      "",
    ].join("\n");
  });
}

const digits = (x) => (x < 0.095 ? x.toPrecision(1) : x < 99.5 ? x.toPrecision(2) : Math.round(x).toString());

await command(async () => {
  await setUp();
  await installPeers();
  const javascript = await import("./bench/javascript.mjs"); // the library is built by now
  const { versions, ask, stop } = await startPeers();
  const results = [];
  try {
    for (const work of works())
      await step(`${work.title}, ${work.size}`, async () =>
        results.push({ work, times: await measure(work, ask, javascript) }),
      );
  } finally {
    stop();
  }
  const imports = [];
  for (const entry of ["surprisal", "surprisal/figures"])
    imports.push(`| \`import "${entry}"\` | ${digits(await importTime(entry, rounds))} ms |`);
  const [first, warm] = await step("Figures", () => figures(rounds));
  const times = [];
  for (const file of lessons())
    times.push(`| ${basename(file)} | ${digits(await step(basename(file), () => lesson(file)))} s |`);
  const others = Object.entries(versions).map(([name, v]) => `${name} ${v}`);
  writeFileSync(
    join(root, "BENCHMARKS.md"),
    `# Benchmarks

Nanoseconds per element, and in brackets the ratio ours / peer (below 1, ours is faster). Medians of ${rounds} rounds of at least
${least * 1000} ms, in which all contenders take turns on the same inputs. \`loop\` is the formula in a plain loop with \`Math.log\` or \`Math.exp\`:
it checks nothing, and is wrong where the library is right. Ours includes the checks of its arguments. Python's arrays are float64,
torch runs one thread. Plain arrays are compared with plain arrays, all others with Float64Arrays. \`npm run bench\` writes this file.

numpy and torch compute eight numbers at a time (AVX-512), which JavaScript cannot, and scipy's routines are compiled: where they
are ahead, on long arrays and on many short rows, the ratio is above 1.

${cpus()[0].model.trim()}, ${cpus().length} cores; Node ${process.version}; ${others.join(", ")}.

${tables(results).join("\n")}
## Start

| | |
|---|--:|
${imports.join("\n")}
| first figure, import included | ${digits(first)} ms |
| figure once warm | ${digits(warm)} ms |

## Lessons, from the start of the kernel to the last output

| | |
|---|--:|
${times.join("\n")}
`,
  );
});
