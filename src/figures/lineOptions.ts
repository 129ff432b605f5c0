import { assertNumber } from "../arguments.js";

/** What a chart of lines takes besides its series. */
export type LineOptions = {
  steps?: ArrayLike<number> | undefined;
  logarithmic?: boolean;
  zero?: boolean;
  reference?: { value: number; label: string } | undefined;
  shade?: { from: string; to: string; label?: string; at?: number } | undefined;
  marked?: Readonly<Record<string, readonly [x: number, y: number]>>;
};

/** Throws on a reference or a marked point that has no place on the scales. */
export function assertDrawable(
  reference: LineOptions["reference"],
  marked: NonNullable<LineOptions["marked"]>,
  logarithmic: boolean,
): void {
  const values = [
    ...(reference ? [["reference.value", reference.value] as const] : []),
    ...Object.entries(marked).flatMap(
      ([name, [x, y]]) =>
        [
          [`marked["${name}"][0]`, x],
          [`marked["${name}"][1]`, y],
        ] as const,
    ),
  ];
  for (const [name, value] of values) {
    assertNumber(value, name);
    if (Number.isFinite(value) && !(logarithmic && value <= 0 && !name.endsWith("[0]"))) continue;
    const remedy = logarithmic ? "give a positive number for a logarithmic scale" : "give a finite number";
    throw new RangeError(`${name} is ${value}: ${remedy}`);
  }
}
