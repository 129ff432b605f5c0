import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { escaped, plain } from "../../src/figures/characters.ts";

describe("plain(text)", () => {
  it("keeps every character that a document may hold", () => {
    for (const text of ["", "a\tb\nc", "é 熵 엔트로피", "👩‍👩‍👧‍👦", "\u{10ffff}", "한"])
      assert.equal(plain(text), text);
  });
  it("replaces control characters, halves of characters and what is not a character", () => {
    assert.equal(plain("\u0000\u001b\u007f\u0085"), "\ufffd\ufffd\ufffd\ufffd");
    assert.equal(plain("\ud83d \udc4d \ufffe\uffff"), "\ufffd \ufffd \ufffd\ufffd");
  });
});

describe("escaped(text)", () => {
  it("is the text between tags or quotation marks", () => {
    assert.equal(escaped(`<a href="x">&</a>`), "&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
    assert.equal(escaped(7), "7");
  });
});
