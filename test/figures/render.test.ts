import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import {
  binaryCrossEntropyCurve,
  binaryDivergenceCurves,
  binaryEntropyCurve,
  distributionBars,
  divergenceBars,
  entropyTermCurve,
  type Figure,
  jointHeatmap,
  lineChart,
  oneHotLossCurve,
  render,
  surprisalCurve,
} from "surprisal/figures";

const figures: Record<string, () => Figure> = {
  surprisalCurve: () => surprisalCurve({ probabilities: [0, 1 / 2, 1] }),
  entropyTermCurve: () => entropyTermCurve(),
  binaryEntropyCurve: () => binaryEntropyCurve({ p: 0.2 }),
  binaryCrossEntropyCurve: () => binaryCrossEntropyCurve({ label: 0.3, predictions: [0, 0.3, 1] }),
  binaryDivergenceCurves: () => binaryDivergenceCurves({ p: 1, q: 0 }),
  oneHotLossCurve: () => oneHotLossCurve({ predictions: [0, 0.2, 1] }),
  distributionBars: () => distributionBars([0.5, 0.5, 0], { outcomes: ["1", "2", "2026-01-01"] }),
  divergenceBars: () => divergenceBars([0.5, 0.5, 0], [0.9, 0, 0.1], { outcomes: ["1", "2", "3"] }),
  jointHeatmap: () => jointHeatmap([[0.5, 0], [0, 0.5]], { rows: ["1", "2"], columns: ["3", "4"] }), // biome-ignore format: a matrix
  lineChart: () => lineChart({ "1": [Infinity, 1, 0], "2": [1, -Infinity, 1] }, { steps: [1, 2, 4] }),
};

const decode = (html: string) => Buffer.from(html.match(/base64,([^"]+)"/)?.[1] ?? "", "base64").toString();

describe("render(figure)", () => {
  for (const [name, figure] of Object.entries(figures)) {
    it(`shows ${name} as one image with its description`, () => {
      const html = render(figure());
      assert.equal(html.match(/<img /g)?.length, 1);
      assert.ok(html.includes(`<img alt="${figure().ariaDescription}" src="data:image/svg+xml;base64,`));
      assert.match(decode(html), /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    });
    it(`draws ${name} with numbers only, and nothing that counts`, () => {
      const svg = decode(render(figure()));
      assert.doesNotMatch(svg, /NaN|undefined|Infinity|\bid="(?!waste")|clip-path/);
      assert.doesNotMatch(svg, /[ ,("]-0[ ,)"]/);
    });
    it(`gives the same bytes for ${name} again`, () => {
      assert.equal(render(figure()), render(figure()));
    });
  }

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

  it("escapes the description", () => {
    assert.match(render(entropyTermCurve({ description: '"p" < 1' })), /alt="&quot;p&quot; &lt; 1"/);
  });

  it("refuses a figure without a description", () => {
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
        "export function resolve(name, context, next) { if (/plot|linkedom/.test(name)) throw new Error(name); return next(name, context); }"));
      const { entropy } = await import("surprisal");
      process.stdout.write(String(entropy([0.5, 0.5])));`;
    assert.equal(
      execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }),
      "1",
    );
  });
});
