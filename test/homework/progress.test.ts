import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { progressLine } from "../../tools/homework/progress.ts";

describe("progressLine(done, all, passed, text)", () => {
  it("says how many are done, and how long the others take at this pace", () => {
    assert.equal(progressLine(75, 300, 25_000, "ada"), "█████░░░░░░░░░░░░░░░  75/300 (75 s left) ada");
    assert.equal(progressLine(1, 300, 1_400, "ada"), "░░░░░░░░░░░░░░░░░░░░   1/300 (7 min left) ada");
  });

  it("has no time left at the end, and no sign that acts", () => {
    assert.equal(progressLine(2, 2, 9e9, "a\x1bb"), "████████████████████ 2/2 a\\u001bb");
  });
});
