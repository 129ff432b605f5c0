// The computations of the four sources that have any: as their Python has them, and as ours; cell by cell.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../command.js";
import { packageFolder } from "../folders.js";
import type { Ran } from "./runs.js";

const folder = join(packageFolder, "tools", "bench", "originals");

export interface Original {
  /** The lesson that follows this source. */
  name: string;
  python: string[];
  ours: string[];
}

export function originals(): Original[] {
  const names = readdirSync(folder).filter((file) => file.endsWith(".py"));
  return names.sort().map((file) => {
    const name = file.slice(0, -".py".length);
    return { name, python: cellsOf(file), ours: cellsOf(`${name}.ts`) };
  });
}

/** The cells of a file, each of which begins with a line `# %%` or `// %%`. */
const cellsOf = (file: string) =>
  readFileSync(join(folder, file), "utf8")
    .split(/^(?:#|\/\/) %%\n/m)
    .slice(1)
    .map((cell) => cell.trim());

/** The numbers and truth values in a text, in order. */
const valuesOf = (printed: string): string[] =>
  printed.toLowerCase().match(/true|false|-?\d+(\.\d*)?(e[-+]?\d+)?/g) ?? [];

/** To all the digits that are printed; of sixteen or seventeen the last two are noise of rounding. */
const same = (a: string | undefined, b: string | undefined) =>
  a === b || Math.abs(Number(a) - Number(b)) <= 1e-14 * Math.abs(Number(b));

const nothing = { printed: "", figures: 0 };

/** Throws unless both print the same numbers in the same cells, and draw as many figures. */
export function assertSame(name: string, ours: Ran["cells"], python: Ran["cells"]) {
  for (let i = 0; i < Math.max(ours.length, python.length); i++) {
    const [own, other] = [ours[i] ?? nothing, python[i] ?? nothing];
    const [a, b] = [valuesOf(own.printed), valuesOf(other.printed)];
    if (own.figures !== other.figures || a.length !== b.length || !a.every((value, k) => same(value, b[k])))
      throw new Refusal(
        `Cell ${i + 1} of ${name} prints "${a.join(" ")}" and draws ${own.figures} figures, its original prints "${b.join(" ")}" and draws ${other.figures}: make them the same.`,
      );
  }
}
