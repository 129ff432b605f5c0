// What reads all of the standard input at once would find nothing there, and take that for an answer.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { replace } from "./descriptors.js";

type Done = (error: Error) => void;

const { apply } = Reflect;
const { nextTick } = process;

const names = new RegExp(`^/(?:dev/(?:stdin|fd/0)|proc/(?:self|${process.pid})/fd/0)$`);

const isInput = (file: unknown) => file === 0 || (typeof file === "string" && names.test(file));

const refusal = () =>
  new Error(
    'A notebook has no standard input that could be read at once: ask for a line at a time, as with question of "node:readline/promises".',
  );

for (const name of ["open", "read", "readv", "readFile"]) {
  replace(fs, `${name}Sync`, (original) => (...args) => {
    if (isInput(args[0])) throw refusal();
    return apply(original, fs, args);
  });
  replace(fs, name, (original) => (...args) => {
    const done = args.at(-1);
    if (!isInput(args[0]) || typeof done !== "function") return apply(original, fs, args);
    return nextTick(done as Done, refusal());
  });
  if (name in fs.promises)
    replace(fs.promises, name, (original) => async (...args) => {
      if (isInput(args[0])) throw refusal();
      return apply(original, fs.promises, args);
    });
}
syncBuiltinESMExports();
