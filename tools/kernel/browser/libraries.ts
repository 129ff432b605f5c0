// What cells can import in a browser: it comes with the kernel.
import * as plot from "@observablehq/plot";
import * as mathjs from "mathjs";
import * as surprisal from "surprisal";
import * as check from "surprisal/check";
import * as figures from "surprisal/figures";

const libraries: Record<string, unknown> = {
  surprisal,
  "surprisal/check": check,
  "surprisal/figures": figures,
  mathjs,
  "@observablehq/plot": plot,
};

export function load(name: string): unknown {
  if (Object.hasOwn(libraries, name)) return libraries[name];
  const there = [...Object.keys(libraries), "tslab"].join(", ");
  throw new Error(
    `There is no module ${name} in the browser: there are ${there}. Files and Node's modules need a Jupyter on your computer.`,
  );
}
