import * as plot from "@observablehq/plot";
import * as mathjs from "mathjs";
import * as surprisal from "surprisal";
import * as check from "surprisal/check";
import * as figures from "surprisal/figures";
import { notInBrowser } from "../convert/remedies.js";
import { modules } from "./modules.js";

/** What cells import, but for `tslab`, which is the kernel's own. */
const libraries: Record<Exclude<(typeof modules)[number], "tslab">, unknown> = {
  surprisal,
  "surprisal/check": check,
  "surprisal/figures": figures,
  mathjs,
  "@observablehq/plot": plot,
};

// The bundler makes plain objects of modules; to cells they are modules.
for (const library of Object.values(libraries)) Object.defineProperty(library, "__esModule", { value: true });

export function load(name: string): unknown {
  if (Object.hasOwn(libraries, name)) return libraries[name as keyof typeof libraries];
  throw new Error(notInBrowser(name, modules));
}
