import { assertList, assertNumber, assertRecord, describe } from "../arguments.js";
import { assertFinite } from "./assertFinite.js";
import { assertFew } from "./kinds.js";

/** Values by name. */
export type Series = Readonly<Record<string, ArrayLike<number>>>;

/** Named series as points; throws on what cannot be drawn, and on negative values if it says `whyNotNegative`. */
export function seriesRows(
  series: Series,
  steps: ArrayLike<number> | undefined,
  whyNotNegative: string | undefined,
  name = "series",
) {
  assertRecord(series, name, "{ loss: [3, 2, 1] }");
  if (Object.keys(series).length === 0) {
    throw new RangeError("there are no series: give one or more, such as { loss: [3, 2, 1] }");
  }
  assertFew(Object.keys(series).length, name);
  if (steps !== undefined) assertList(steps, "steps", "numbers");
  return Object.entries(series).map(([name, values]) => {
    const quoted = describe(name);
    assertList(values, quoted, "values");
    const points = Array.from(values, (y, i) => {
      const x = steps === undefined ? i : steps[i];
      assertFinite(x, `steps[${i}]`);
      assertNumber(y, `${quoted}[${i}]`);
      if (Number.isNaN(y)) throw new RangeError(`${quoted}[${i}] is NaN: give a number, or Infinity`);
      if (whyNotNegative !== undefined && y < 0)
        throw new RangeError(`${quoted}[${i}] is ${y}: ${whyNotNegative}`);
      return { x, y };
    });
    return { name, points };
  });
}
