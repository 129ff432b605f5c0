// Measures the library, its figures, its kernel and the site; each part has its section in BENCHMARKS.md.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { choose } from "../command.js";
import { workFolder } from "../folders.js";
import { functions } from "./functions.js";
import { grading } from "./grading.js";
import { kernels } from "./kernels.js";
import { withSection } from "./sections.js";
import { sites } from "./sites.js";
import { starts } from "./starts.js";

interface Part {
  says: string;
  title: string;
  /** The text of its section. */
  measure: () => Promise<string>;
}

const parts: Record<string, Part> = {
  functions: {
    says: "the measures and losses, beside numpy, scipy, torch, scikit-learn and mathjs",
    title: "Measures and losses",
    measure: functions,
  },
  starts: { says: "imports, and the first figure", title: "Start", measure: starts },
  kernels: {
    says: "our kernel beside ipykernel: first output, what the sources compute; and each lesson",
    title: "Kernels",
    measure: kernels,
  },
  site: { says: "what readers of the site wait for, and its size", title: "The site", measure: sites },
  grading: { says: "homework handed in by a class, graded in one run", title: "Grading", measure: grading },
};

const help = `surprisal bench [part …]

Measures these parts, or all of them, and writes each into its section of BENCHMARKS.md:

${Object.entries(parts)
  .map(([name, { says }]) => `  ${name.padEnd(11)} ${says}`)
  .join("\n")}

The peers in Python are installed into .venv-bench when they are first needed. It needs a clone of the project.`;

/** Measures the parts that are named, or all, and writes their sections of BENCHMARKS.md. */
export async function bench(args: string[]) {
  const options = { help: { type: "boolean", short: "h" } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return console.log(help);
  const file = join(workFolder, "BENCHMARKS.md");
  for (const name of choose("part", positionals, Object.keys(parts))) {
    const { title, measure } = parts[name] as Part;
    const section = await measure();
    writeFileSync(file, withSection(readFileSync(file, "utf8"), title, section));
  }
}
