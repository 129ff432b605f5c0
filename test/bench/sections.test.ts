import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withSection } from "../../tools/bench/sections.ts";

describe("withSection(text, title, body)", () => {
  const text = "# All\n\nwords\n\n## One\n\nfirst\n\n### below\n\n## One more\n\nthird\n";

  it("has the body in place of what the section said, and leaves the others alone", () => {
    assert.equal(
      withSection(text, "One", "new\n"),
      "# All\n\nwords\n\n## One\n\nnew\n\n## One more\n\nthird\n",
    );
  });

  it("has a new section at the end", () => {
    assert.equal(withSection(text, "Two", "new\n"), `${text}\n## Two\n\nnew\n`);
  });
});
