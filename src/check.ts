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
  return isList(value) ? `[${Array.from(value, show).join(", ")}]` : String(value);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
