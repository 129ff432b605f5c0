/** Where a notebook lies, as the kernel sees it. */
export const folder = "/notebooks";

/** What cells can import in a browser: it comes with the kernel. */
export const modules = [
  "surprisal",
  "surprisal/check",
  "surprisal/figures",
  "mathjs",
  "@observablehq/plot",
  "tslab",
] as const;
