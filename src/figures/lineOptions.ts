import { describe } from "../arguments.js";
import { byName, fields, finiteNumber, flag, listOf, pair, plainText } from "./kinds.js";

/** What a chart of lines takes besides its series. */
export type LineOptions = {
  steps?: ArrayLike<number> | undefined;
  logarithmic?: boolean;
  zero?: boolean;
  reference?: { value: number; label: string } | undefined;
  shade?: { from: string; to: string; label?: string; at?: number } | undefined;
  marked?: Readonly<Record<string, readonly [x: number, y: number]>>;
};

export const lineKinds = {
  steps: listOf(finiteNumber, "numbers"),
  logarithmic: flag,
  zero: flag,
  reference: fields({ value: finiteNumber, label: plainText }, '{ value: 1, label: "1 bit" }'),
  shade: fields({ from: plainText, to: plainText }, '{ from: "a", to: "b" }', {
    label: plainText,
    at: finiteNumber,
  }),
  marked: byName(pair, "{ here: [1, 2] }"),
};

/** Throws on a reference or a marked point that has no place on a logarithmic scale. */
export function assertPositive(
  reference: LineOptions["reference"],
  marked: NonNullable<LineOptions["marked"]>,
): void {
  const values = [
    ["reference.value", reference?.value ?? 1] as const,
    ...Object.entries(marked).map(([name, [, y]]) => [`marked[${describe(name)}][1]`, y] as const),
  ];
  for (const [name, value] of values) {
    if (value <= 0)
      throw new RangeError(`${name} is ${value}: give a positive number for a logarithmic scale`);
  }
}
