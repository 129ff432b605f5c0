import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { visible } from "../../tools/homework/visible.ts";

describe("visible(text)", () => {
  it("writes out what acts without being seen", () => {
    assert.equal(visible("\x1b[31ma\r\nb\u0007"), "\\u001b[31ma\\u000d\\u000ab\\u0007");
    assert.equal(
      visible("a\u202eb\u2066c\u2028\uFEFF\x9b\ud83d"),
      "a\\u202eb\\u2066c\\u2028\\ufeff\\u009b\\ud83d",
    );
  });

  it("leaves what is seen, and what joins and marks it", () => {
    for (const text of ["Ngô 王小明 😀 👩‍💻", "یوسف‌پور", "a\u0301 b\u00a0c"])
      assert.equal(visible(text), text);
  });
});
