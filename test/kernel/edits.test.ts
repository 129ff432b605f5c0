import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apply, type Place } from "../../tools/kernel/convert/edits.ts";

const placesOf = (count: number): Place[] =>
  Array.from({ length: count }, (_, place) => ({ offset: 10 * place, line: 0, column: 10 * place }));

function milliseconds(text: string): number {
  const places = placesOf(text.length / 10);
  const start = performance.now();
  apply([], text, places);
  return performance.now() - start;
}

describe("places of edited text", () => {
  it("are counted line by line", () => {
    const { places } = apply([{ start: 0, end: 0, text: "a\n" }], "b\n\n\n\n\n\n\n\n\nc\n", placesOf(2));
    assert.deepEqual(places, [...[1, 0, 0, 0], ...[10, 0, 0, 10]]);
  });
  it("are found as soon in one line as in many", () => {
    const [long, short] = ["123456789,".repeat(100_000), "12345678,\n".repeat(100_000)];
    assert.ok(milliseconds(long) < 20 * milliseconds(short) + 100);
  });
});
