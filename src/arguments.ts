/** How an error message names a value: `0.9`, `"0.9"`, `1n`, `an array`, `an object`. */
export function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (typeof value === "symbol") return "a symbol";
  if (typeof value !== "object" || value === null) return String(value);
  return Array.isArray(value) || ArrayBuffer.isView(value) ? "an array" : "an object";
}

/** Refuses what is not a list of `what`, or is an empty one. */
export function assertList(list: unknown, name: string, what: string): asserts list is ArrayLike<unknown> {
  if (typeof list !== "object" || list === null || !Number.isInteger((list as ArrayLike<unknown>).length)) {
    throw new TypeError(`${name} is ${describe(list)}: give an array of ${what}`);
  }
  if ((list as ArrayLike<unknown>).length < 1)
    throw new RangeError(`${name} is empty: give one or more ${what}`);
}

/** Refuses what is not of type number. */
export function assertNumber(value: unknown, name: string): asserts value is number {
  if (typeof value !== "number") {
    throw new TypeError(`${name} is ${describe(value)}: give a number`);
  }
}
