import { describe, isArray } from "./arguments.js";

/**
 * Whether an exercise's answer is right, as a line to print. A wrong answer is shown, and how it is wrong where that helps,
 * but never the right one. It never throws, so a notebook with open exercises still runs to its end.
 *
 * Numbers agree within a relative 1e-6 (within 1e-6 of zero when 0 is expected); arrays and typed arrays
 * agree entry by entry; anything else must be identical.
 *
 * @param hint - what to think about, shown while the answer is wrong, but not before there is one
 * @returns `✓ answer`; or `✗ answer`, how it is wrong, and the hint; or `✗ ?` for none
 * @example check(0.1 + 0.2, 0.3) // "✓ 0.30000000000000004"
 * @example check(undefined, 1.75, "Count the yes/no questions.") // "✗ ?"
 * @example check(2, 1.75, "Count the yes/no questions.") // "✗ 2 is too large\nCount the yes/no questions."
 * @example check([0.5, 0.2], [0.5, 0.5]) // "✗ [0.5, 0.2] sums to 0.7, not 1"
 * @example check([0.2, 0.8], [0.5, 0.5]) // "✗ [0.2, 0.8] is too small at [0]"
 */
export function check(answer: unknown, expected: unknown, hint?: string): string {
  const fault = isOpen(answer) ? { how: "?", at: "" } : faultOf(answer, expected);
  if (fault === undefined) return `✓ ${show(answer)}`;
  const words = [isOpen(answer) ? "" : show(answer), fault.how, fault.at && `at ${fault.at}`];
  const verdict = ["✗", ...words.filter((word) => word !== "")].join(" ");
  return hint === undefined || isUntouched(answer) ? verdict : `${verdict}\n${hint}`;
}

/**
 * Passes when `got`, the value of `call`, is the one expected, as {@link check} compares; otherwise throws what
 * was expected and what it got.
 *
 * @throws {Error} unless `got` is what was expected
 * @example expectAnswer("2 ** 3", 2 ** 3, 8) // undefined
 */
export function expectAnswer(call: string, got: unknown, expected: unknown): void {
  if (faultOf(got, expected) !== undefined) {
    throw new Error(`${call}: expected ${show(expected)}, got ${show(got)}`);
  }
}

/**
 * Passes when `run`, which makes `call`, throws a RangeError: it refuses on purpose and does not merely break. A recursion
 * without end is no refusal.
 *
 * @throws {Error} unless `run` throws a RangeError
 * @example expectRefusal("new Array(-1)", () => new Array(-1)) // undefined
 */
export function expectRefusal(call: string, run: () => unknown): void {
  let got: unknown;
  try {
    got = run();
  } catch (error) {
    if (error instanceof RangeError && !isOverflow(error)) return;
    throw error;
  }
  throw new Error(`${call}: expected a RangeError, got ${show(got)}`);
}

/** Whether engines throw this where functions call each other without end. */
const isOverflow = ({ message }: RangeError) => message.startsWith("Maximum call stack");

/** How an answer is wrong, and in which entry, without saying what is right. */
interface Fault {
  how: string;
  at: string;
}

function faultOf(answer: unknown, expected: unknown): Fault | undefined {
  if (isArray(answer) && isArray(expected)) return faultOfList(answer, expected);
  if (agree(answer, expected)) return undefined;
  return { how: comparison(answer, expected), at: "" };
}

function faultOfList(answer: ArrayLike<unknown>, expected: ArrayLike<unknown>): Fault | undefined {
  const missing = expected.length - answer.length;
  if (missing !== 0) return { how: missing > 0 ? "is too short" : "is too long", at: "" };
  const faults = entriesOf(expected).map((value, i) => faultOf(answer[i], value));
  const first = faults.findIndex((fault) => fault !== undefined);
  const fault = faults[first];
  if (fault === undefined) return undefined;
  const total = sumOf(answer);
  if (expected.length > 1 && agree(sumOf(expected), 1) && Math.abs(total - 1) > 1e-6) {
    return { how: `sums to ${Number(total.toPrecision(7))}, not 1`, at: "" };
  }
  return { how: fault.how || "is wrong", at: `[${first}]${fault.at}` };
}

/** Too large, too small, of another kind, or just not the same. */
function comparison(answer: unknown, expected: unknown): string {
  if (isArray(expected)) return "is not an array";
  if (typeof expected === "string") return typeof answer === "string" ? "" : "is not a string";
  if (typeof expected !== "number") return "";
  if (typeof answer !== "number" || Number.isNaN(answer)) return "is not a number";
  return answer > expected ? "is too large" : answer < expected ? "is too small" : "";
}

/** The entries of a list; none of a typed array whose memory went elsewhere, which cannot be iterated. */
function entriesOf(list: ArrayLike<unknown>): unknown[] {
  return Array.from({ length: list.length }, (_, i) => list[i]);
}

/** Σ of a list of numbers, NaN of any other. */
function sumOf(list: ArrayLike<unknown>): number {
  return entriesOf(list).reduce<number>((total, x) => total + (typeof x === "number" ? x : NaN), 0);
}

/** Whether a value that is no list is the one expected, but for rounding. */
function agree(answer: unknown, expected: unknown): boolean {
  if (typeof answer === "number" && typeof expected === "number" && Number.isFinite(expected)) {
    return Math.abs(answer - expected) <= 1e-6 * (Math.abs(expected) || 1);
  }
  return Object.is(answer, expected);
}

/** Whether an answer, or an entry of it, is still to be given. */
function isOpen(answer: unknown, depth = 0): boolean {
  if (!isArray(answer) || depth > 3) return answer === undefined;
  for (let i = 0; i < answer.length; i++) if (isOpen(answer[i], depth + 1)) return true;
  return false;
}

/** Whether nothing of an answer is given yet. */
function isUntouched(answer: unknown, depth = 0): boolean {
  if (!isArray(answer) || depth > 3) return answer === undefined;
  for (let i = 0; i < answer.length; i++) if (!isUntouched(answer[i], depth + 1)) return false;
  return answer.length > 0;
}

const mostShown = 20;

function show(value: unknown, depth = 0): string {
  if (!isArray(value) || depth > 3) return describe(value);
  const shown = Array.from({ length: Math.min(value.length, mostShown) }, (_, i) =>
    show(value[i], depth + 1),
  );
  const rest = value.length - shown.length;
  return `[${shown.join(", ")}${rest > 0 ? `, … ${rest} more` : ""}]`;
}
