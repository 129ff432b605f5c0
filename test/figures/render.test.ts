import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { divergenceBars, entropyTermCurve, type Figure, lineChart, render } from "surprisal/figures";
import { decode } from "./drawn.ts";

describe("render(figure)", () => {
  it("gives the same bytes in another process, and prints nothing there", () => {
    const program = `
      import { distributionBars, lineChart, render } from "surprisal/figures";
      render(distributionBars([1], { outcomes: ["1"] }));
      process.stdout.write(render(lineChart({ "1": [1, 2], "2026": [2, 1] })));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      encoding: "utf8",
    });
    assert.equal(stderr, "");
    assert.equal(stdout, render(lineChart({ "1": [1, 2], "2026": [2, 1] })));
  });

  it("puts the title above and the caption below, as plain text in any language", () => {
    const html = render(entropyTermCurve({ title: "0 < p & q", caption: "엔트로피 熵" }));
    assert.match(
      html,
      /^<figure[^>]*><p[^>]*>0 &lt; p &amp; q<\/p><img [^>]*><figcaption[^>]*>엔트로피 熵<\/figcaption><\/figure>$/,
    );
    assert.doesNotMatch(decode(html), /엔트로피|<title/);
  });

  it("takes every text of a figure in any language", () => {
    const figure = divergenceBars([0.7, 0.3], [0.5, 0.5], {
      outcomes: ["晴", "雨"],
      pLabel: "真實",
      qLabel: "模型",
      xLabel: "天氣",
      yLabel: "機率",
      termsLabel: "各項",
      description: "真實與模型的機率",
    });
    const html = render(figure);
    for (const word of ["晴", "雨", "真實", "模型", "天氣", "機率", "各項"])
      assert.ok(decode(html).includes(word), word);
    assert.ok(html.includes('alt="真實與模型的機率"'));
    assert.doesNotMatch(decode(html).replace(/<style>.*?<\/style>/s, ""), />[^<]*[a-z]{3}[^<]*</);
  });

  it("is black on white whatever the page", () => {
    assert.match(decode(render(entropyTermCurve())), /style="background:white;color:black/);
  });

  it("takes a reader's variation", () => {
    assert.match(decode(render({ ...entropyTermCurve(), width: 800 })), /<svg [^>]*width="800"/);
  });

  it("begins as the kernel knows it by, and is a string", () => {
    const html = render(entropyTermCurve());
    assert.equal(typeof html, "string");
    assert.ok(html.startsWith('<figure class="surprisal"') && html.endsWith("</figure>"));
  });

  it("replaces what no document may hold, in every text", () => {
    const broken = "a\u0000\u001b\ufffe\ud83d";
    const html = render(
      entropyTermCurve({ title: broken, description: broken, xLabel: broken, caption: broken }),
    );
    assert.equal(html.match(/a\ufffd{4}/g)?.length, 3);
    assert.match(decode(html), />a\ufffd{4}</);
  });

  it("escapes the description", () => {
    assert.match(render(entropyTermCurve({ description: '"p" < 1' })), /alt="&quot;p&quot; &lt; 1"/);
  });

  it("throws unless every length is a number of pixels", () => {
    const varied = (options: object) => () => render({ ...entropyTermCurve(), ...options });
    assert.throws(varied({ width: '1px"><script>' }), {
      name: "TypeError",
      message: 'width is "1px\\"><script>": give a number of pixels',
    });
    assert.throws(varied({ height: "tall" }), /^TypeError: height is "tall"/);
    assert.throws(
      varied({ marginTop: NaN }),
      /^RangeError: marginTop is NaN: give a finite number of pixels/,
    );
    assert.throws(varied({ width: 0 }), /^RangeError: width is 0: give a positive number of pixels/);
    assert.throws(varied({ height: Infinity }), /^RangeError: height is Infinity/);
  });

  it("throws on a figure without a description", () => {
    assert.throws(() => render(undefined as never), /^TypeError: the figure is undefined: give/);
    for (const description of ["", " "]) {
      assert.throws(() => render(entropyTermCurve({ description })), {
        name: "TypeError",
        message: /no description/,
      });
    }
    assert.throws(() => render({ marks: [] } as unknown as Figure), TypeError);
  });
});

describe("surprisal", () => {
  it("is imported without figures and their packages", () => {
    const program = `
      import { register } from "node:module";
      register("data:text/javascript," + encodeURIComponent(
        "export function resolve(name, context, next) { if (/plot/.test(name)) throw new Error(name); return next(name, context); }"));
      const { entropy } = await import("surprisal");
      process.stdout.write(String(entropy([0.5, 0.5])));`;
    assert.equal(
      execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }),
      "1",
    );
  });
});
