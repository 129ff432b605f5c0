import { Refusal } from "./setup/command.mjs";

export {
  beforeEnd,
  command,
  diskFull,
  notWritable,
  Refusal,
  type RunFailure,
  run,
  step,
} from "./setup/command.mjs";

/** Those of `all` whose name contains one of `wanted`; all of them when nothing is wanted. */
export function choose(kind: string, wanted: readonly string[], all: readonly string[]): string[] {
  const unknown = wanted.find((part) => !all.some((name) => name.includes(part)));
  if (unknown !== undefined)
    throw new Refusal(`No ${kind} is named ${unknown}: there are ${all.join(", ")}.`);
  return all.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
}
