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

/** Those of `all` that one of `wanted` names, by a part of the name unless told otherwise; all of them when nothing is wanted. */
export function choose(
  kind: string,
  wanted: readonly string[],
  all: readonly string[],
  names = (part: string, name: string) => name.includes(part),
): string[] {
  const unknown = wanted.find((part) => !all.some((name) => names(part, name)));
  if (unknown !== undefined)
    throw new Refusal(`No ${kind} is named ${unknown}: there are ${all.join(", ")}.`);
  return all.filter((name) => wanted.length === 0 || wanted.some((part) => names(part, name)));
}
