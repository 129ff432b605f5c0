import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { typeset } from "../../tools/lessons/typeset.ts";

describe("typeset(html)", () => {
  it("draws every formula, and says it aloud", () => {
    const html = typeset("<html><body><p>$x$ and $$y$$</p></body></html>");
    assert.equal(html.match(/<mjx-container/g)?.length, 2);
    assert.equal(html.match(/<math /g)?.length, 2);
    assert.doesNotMatch(html, /\$/);
  });

  it("leaves code and scripts as they are", () => {
    const code = '<pre>const price = "$x$";</pre><script>const s = "<p>$y$</p>";</script>';
    assert.ok(typeset(`<html><body>${code}</body></html>`).includes(code));
  });

  it("refuses a formula that cannot be typeset", () => {
    assert.throws(
      () => typeset("<html><body>$\\left( x$</body></html>"),
      /A formula cannot be typeset: .*\.$/,
    );
  });
});
