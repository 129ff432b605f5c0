/** How an error message names a value: `0.9`, `"0.9"`, `1n`, `an array`, `an object`. */
export function describe(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${firstOf(value)}…` : value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (typeof value === "symbol") return "a symbol";
  if (typeof value !== "object" || value === null) return String(value);
  return isArray(value) ? "an array" : "an object";
}

/** The beginning of a long text, which does not end within a character. */
const firstOf = (text: string) => text.slice(0, 40).replace(/[\ud800-\udbff]$/, "");

/** Whether a value is a plain or typed array. */
export function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** The most numbers that V8 keeps in a plain array as numbers. */
const longestList = 2 ** 27;

/** Reads the length of a list, once. Throws unless it holds one or more `what`; the error calls it `name`, or `name[i]` if i is given. */
export function lengthOf(list: unknown, name: string, what: string, i?: number): number {
  const length = typeof list === "object" && list !== null ? (list as ArrayLike<unknown>).length : undefined;
  if (typeof length !== "number" || !(Number.isInteger(length) && length >= 0)) {
    throw new TypeError(`${nameOf(name, i)} is ${describe(list)}: give an array of ${what}`);
  }
  if (length === 0) throw new RangeError(`${nameOf(name, i)} is empty: give one or more ${what}`);
  if (length > longestList && !ArrayBuffer.isView(list)) {
    throw new RangeError(
      `${nameOf(name, i)} has length ${length}: give a typed array, for no other is read beyond ${longestList}`,
    );
  }
  return length;
}

/** Throws unless the value is a list of one or more `what`. */
export function assertList(list: unknown, name: string, what: string): asserts list is ArrayLike<unknown> {
  lengthOf(list, name, what);
}

/** `logits`, or `logits[3]` for an entry. */
export function nameOf(name: string, i?: number): string {
  return i === undefined ? name : `${name}[${i}]`;
}

/** Throws unless the value is of type number; the error calls it `name`, or `name[i]` if i is given. */
export function assertNumber(value: unknown, name: string, i?: number): asserts value is number {
  if (typeof value !== "number") {
    throw new TypeError(`${nameOf(name, i)} is ${describe(value)}: give a number`);
  }
}

/** Throws unless the value is an object that may hold options. */
export function assertOptions(
  options: unknown,
  example: string,
  name = "options",
): asserts options is object {
  if (typeof options !== "object" || options === null || isArray(options)) {
    throw new TypeError(`${name} is ${describe(options)}: give an object, such as ${example}`);
  }
}

/** Throws unless the value is an object that holds something by names. */
export function assertRecord(value: unknown, name: string, example: string): void {
  if (typeof value !== "object" || value === null) {
    throw new TypeError(`${name} is ${describe(value)}: give an object, such as ${example}`);
  }
}

/** Throws unless the value is a plain array. */
export function assertArray(value: unknown, name: string, what: string): asserts value is readonly unknown[] {
  if (!Array.isArray(value))
    throw new TypeError(`${name} is ${describe(value)}: give a plain array of ${what}`);
}

/** Throws unless the value is a function. */
export function assertFunction(value: unknown, name: string, takes: string): void {
  if (typeof value !== "function") {
    throw new TypeError(`${name} is ${describe(value)}: give a function that takes ${takes}`);
  }
}

/** Throws unless both lists are equally long. */
export function assertSameLength(a: number, aName: string, b: number, bName: string): void {
  if (a !== b) {
    throw new RangeError(`${aName} has length ${a} and ${bName} has length ${b}: give both the same`);
  }
}

/**
 * The numbers of a list, each read once: a getter or a Proxy may answer otherwise the next time. Typed arrays are given
 * back as they are, unless a class derived from them may have changed them; the entries of others are copied. Throws, naming the entry, unless all are of type number.
 */
export function readNumbers(list: unknown, name: string, what = "numbers"): ArrayLike<number> {
  const length = lengthOf(list, name, what);
  const entries = list as ArrayLike<unknown>;
  if (isUnderived(list) && typeof entries[0] === "number") return entries as ArrayLike<number>;
  assertRoom(length, `${name}.length`, length);
  const numbers: number[] = [];
  for (let i = 0; i < length; i++) {
    const x = entries[i];
    assertNumber(x, name, i);
    numbers.push(x);
  }
  return numbers;
}

/** Whether a value is a typed array of one of the language's own classes: above it are that class, all of them, and Object. */
function isUnderived(list: unknown): boolean {
  if (!ArrayBuffer.isView(list)) return false;
  let classes = 0;
  for (let p = Object.getPrototypeOf(list); p !== null; p = Object.getPrototypeOf(p)) classes++;
  return classes === 3;
}

/** The most numbers that a plain array of ours holds, a copy or an answer: V8 allocates it in one piece. */
const mostCopied = 2 ** 25;

/** Throws, before memory runs out, if the value asks for too many numbers. */
export function assertRoom(count: number, name: string, value: number): void {
  if (count > mostCopied) {
    const makes = count === value ? "" : `, which makes ${count} numbers`;
    throw new RangeError(`${name} is ${value}${makes}: give less, for at most ${mostCopied} numbers fit`);
  }
}

/** Room for `count` numbers. Throws, naming the list that needs it, if memory has no room. */
export function roomFor(count: number, name: string): Float64Array {
  try {
    return new Float64Array(count);
  } catch {
    throw new RangeError(`${name} has ${count} entries: give fewer, for so many do not fit in memory`);
  }
}
