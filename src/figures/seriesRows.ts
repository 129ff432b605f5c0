import { assertList, assertNumber, assertRecord } from "../arguments.js";
import { assertFinite } from "./assertFinite.js";
import { assertFew } from "./kinds.js";

/** Values by name. */
export type Series = Readonly<Record<string, ArrayLike<number>>>;

/** Named series as points; throws on what cannot be drawn. */
export function seriesRows(
  series: Series,
  steps: ArrayLike<number> | undefined,
  logarithmic: boolean,
  name = "series",
) {
  assertRecord(series, name, "{ loss: [3, 2, 1] }");
  if (Object.keys(series).length === 0) {
    throw new RangeError("there are no series: give one or more, such as { loss: [3, 2, 1] }");
  }
  assertFew(Object.keys(series).length, name);
  if (steps !== undefined) assertList(steps, "steps", "numbers");
  return Object.entries(series).map(([name, values]) => {
    assertList(values, `"${name}"`, "values");
    const points = Array.from(values, (y, i) => {
      const x = steps === undefined ? i : steps[i];
      assertFinite(x, `steps[${i}]`);
      assertNumber(y, `"${name}"[${i}]`);
      if (Number.isNaN(y)) throw new RangeError(`"${name}"[${i}] is NaN: give a number, or Infinity`);
      if (logarithmic && y < 0) {
        throw new RangeError(
          `"${name}"[${i}] is ${y}: a logarithmic scale has no place for negative numbers`,
        );
      }
      return { x, y };
    });
    return { name, points };
  });
}
