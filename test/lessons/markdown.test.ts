import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formulaStyle, withFormulas } from "../../tools/lessons/formulas.ts";
import { markdownToHtml } from "../../tools/lessons/markdown.ts";

/** Formulas as marks: `[x]` in a line, `[[x]]` on lines of their own. */
const html = (text: string, attachments = {}) =>
  markdownToHtml(text, (tex, display) => (display ? `[[${tex}]]` : `[${tex}]`), attachments).html;

describe("markdownToHtml(text)", () => {
  it("draws formulas, in a line and on lines of their own", () => {
    assert.equal(html("An $x$ and\n\n$$\ny_1 * 2\n$$"), "<p>An [x] and</p>\n<p>[[y_1 * 2]]</p>\n");
  });

  it("takes a | in a formula for the formula's, also in a table", () => {
    const table = html("| $D(p|q)$ | b |\n|---|---|\n| $|x|$ | $a$ |");
    assert.match(table, /<th>\[D\(p\|q\)\]<\/th>/);
    assert.match(table, /<td>\[\|x\|\]<\/td>\n<td>\[a\]<\/td>/);
  });

  it("leaves dollars in code, and escaped ones, as they are", () => {
    assert.equal(html("`$x$` costs \\$5"), "<p><code>$x$</code> costs $5</p>\n");
    assert.match(html("```ts\nconst a = `$b $c$`;\n```"), /\$c\$/);
    assert.match(html("~~~\n$x$\n~~~"), /\$x\$/);
  });

  it("does not read a formula's signs as emphasis, nor HTML in it as HTML", () => {
    assert.equal(html("$a_1$ and $b_1$, $x<y$"), "<p>[a_1] and [b_1], [x<y]</p>\n");
  });

  it("keeps a comment out of sight", () => {
    assert.doesNotMatch(html("a <!--0--> b").replace(/<!--.*?-->/g, ""), /0/);
  });

  it("embeds the pictures of a cell, written as Markdown or as HTML", () => {
    const attachments = { "a b.png": { "image/png": "AAAA" } };
    for (const text of ["![a](attachment:a%20b.png)", '<img alt="a" src="attachment:a%20b.png">'])
      assert.match(html(text, attachments), /src="data:image\/png;base64,AAAA"/);
  });

  it("names headings as JupyterLab does", () => {
    const { headings } = markdownToHtml("## What is $p$ here", () => "P");
    assert.deepEqual(headings, [{ level: 2, id: "What-is--here", html: "What is P here" }]);
  });

  it("follows no link that runs a script", () => {
    assert.doesNotMatch(html("[a](javascript:alert(1)) <javascript:alert(1)>"), /href/);
  });
});

describe("withFormulas(draw)", () => {
  it("draws letters once for all formulas, and says them aloud", () => {
    const { body, letters } = withFormulas((formula) => formula("p", false) + formula("p + p", true));
    assert.match(body, /<mjx-assistive-mml/);
    assert.equal(letters.match(/<path/g)?.length, 2);
    assert.match(formulaStyle, /mjx-container/);
  });

  it("refuses a formula that cannot be typeset, in a sentence that names it", () => {
    assert.throws(
      () => withFormulas((formula) => formula("\\left( x", false)),
      /The formula \\left\( x cannot be typeset: .*\.$/,
    );
    assert.throws(() => withFormulas((formula) => formula("\\nothing", false)), /cannot be typeset/);
  });
});
