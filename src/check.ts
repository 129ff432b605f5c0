import { describe } from "./arguments.js";

/**
 * Whether an exercise's answer is right, as a line to print. It never throws, so a notebook with open
 * exercises still runs to its end.
 *
 * Numbers agree within a relative 1e-6 (within 1e-6 of zero when 0 is expected); arrays and typed arrays
 * agree entry by entry; anything else must be identical. While an answer is still undefined, what was expected
 * stays hidden.
 *
 * @param hint - what to think about, shown only while the answer is wrong
 * @returns `✓ answer`, or `✗ answer ≠ expected` (`✗ ?` for none) and the hint
 * @example check(0.1 + 0.2, 0.3) // "✓ 0.30000000000000004"
 * @example check(undefined, 1.75, "Count the yes/no questions.") // "✗ ?\nCount the yes/no questions."
 * @example check([0.5, 0.5], [0.5, 0.25]) // "✗ [0.5, 0.5] ≠ [0.5, 0.25]"
 */
export function check(answer: unknown, expected: unknown, hint?: string): string {
  if (!isOpen(answer) && agree(answer, expected)) return `✓ ${show(answer)}`;
  const verdict = isOpen(answer) ? "✗ ?" : `✗ ${show(answer)} ≠ ${show(expected)}`;
  return hint === undefined ? verdict : `${verdict}\n${hint}`;
}

/**
 * Passes when `came`, the value of `call`, is the one expected, as {@link check} compares; otherwise throws what
 * was expected and what came.
 *
 * @throws {Error} unless `came` is what was expected
 * @example expectAnswer("2 ** 3", 2 ** 3, 8) // undefined
 */
export function expectAnswer(call: string, came: unknown, expected: unknown): void {
  if (!agree(came, expected)) throw new Error(`${call}: expected ${show(expected)}, came ${show(came)}`);
}

/**
 * Passes when `run`, which makes `call`, throws a RangeError: it refuses on purpose and does not merely break.
 *
 * @throws {Error} unless `run` throws a RangeError
 * @example expectRefusal("new Array(-1)", () => new Array(-1)) // undefined
 */
export function expectRefusal(call: string, run: () => unknown): void {
  let came: unknown;
  try {
    came = run();
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
  throw new Error(`${call}: expected a RangeError, came ${show(came)}`);
}

function agree(answer: unknown, expected: unknown): boolean {
  if (isList(answer) && isList(expected)) {
    return (
      answer.length === expected.length && Array.from(expected).every((value, i) => agree(answer[i], value))
    );
  }
  if (typeof answer === "number" && typeof expected === "number" && Number.isFinite(expected)) {
    return Math.abs(answer - expected) <= 1e-6 * (Math.abs(expected) || 1);
  }
  return Object.is(answer, expected);
}

function isOpen(answer: unknown): boolean {
  return answer === undefined || (isList(answer) && Array.from(answer).some(isOpen));
}

function show(value: unknown): string {
  return isList(value) ? `[${Array.from(value, show).join(", ")}]` : describe(value);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
