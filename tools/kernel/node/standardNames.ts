import { runInNewContext } from "node:vm";

/** The names that JavaScript itself gives a meaning, but for the console, in which no test trusts. */
export const standardNames: ReadonlySet<string> = new Set(
  (runInNewContext("Object.getOwnPropertyNames(globalThis)") as string[]).filter(
    (name) => name !== "console" && name !== "globalThis",
  ),
);
