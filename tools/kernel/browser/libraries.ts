// What cells can import in a browser: it comes with the kernel.
import * as plot from "@observablehq/plot";
import * as mathjs from "mathjs";
import * as surprisal from "surprisal";
import * as check from "surprisal/check";
import * as figures from "surprisal/figures";
import { notInBrowser } from "../convert/remedies.js";

const libraries: Record<string, unknown> = {
  surprisal,
  "surprisal/check": check,
  "surprisal/figures": figures,
  mathjs,
  "@observablehq/plot": plot,
};

export const modules = [...Object.keys(libraries), "tslab"];

export function load(name: string): unknown {
  if (Object.hasOwn(libraries, name)) return libraries[name];
  throw new Error(notInBrowser(name, modules));
}
