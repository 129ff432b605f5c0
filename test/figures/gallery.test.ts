import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import { render } from "surprisal/figures";
import { findChromium, howToGetChromium, launchOptions } from "../../tools/lessons/chromium.ts";
import { lacks } from "../lacks.ts";
import { decode } from "./drawn.ts";
import { drawing, extreme, ordinary } from "./gallery.ts";

describe("every figure", () => {
  it("is in both galleries", () => {
    const drawn = (gallery: object) => [
      ...new Set(Object.keys(gallery).map((name) => name.match(/^\w+/)?.[0])),
    ];
    assert.deepEqual(drawn(ordinary).sort(), [...drawing].sort());
    assert.deepEqual(drawn(extreme).sort(), [...drawing].sort());
  });
  it("is in the list of figures", () => {
    const list = readFileSync(join(import.meta.dirname, "../../src/figures/README.md"), "utf8");
    assert.deepEqual(
      drawing.filter((name) => !list.includes(`\`${name}`)),
      [],
    );
  });
  for (const [name, figure] of Object.entries(ordinary)) {
    it(`${name}: is one image with its description, the same bytes again`, () => {
      const html = render(figure());
      assert.equal(html.match(/<img /g)?.length, 1);
      assert.ok(html.includes(`<img alt="${figure().ariaDescription}" src="data:image/svg+xml;base64,`));
      assert.match(decode(html), /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      assert.equal(render(figure()), html);
    });
    it(`${name}: is drawn with numbers only, and without ids that count`, () => {
      const svg = decode(render(figure()));
      assert.doesNotMatch(svg, /NaN|undefined|Infinity|\bid="(?!waste")|clip-path/);
      assert.doesNotMatch(svg, /[ ,("]-0[ ,)"]/);
    });
    it(`${name}: has no text smaller than 12 pixels at 640`, () => {
      const svg = decode(render(figure()));
      const sizes = Array.from(svg.matchAll(/font-size[:=]"?(\d+)/g), ([, size]) => Number(size));
      assert.deepEqual(
        sizes.filter((size) => size !== 10 && size < 12),
        [],
      );
      assert.match(svg, /font-size:16px/); // Plot's own 10 is overruled
    });
    it(`${name}: takes any option of Plot`, () => {
      const html = render({ ...figure(), width: 800, marginLeft: 99 });
      assert.match(decode(html), /<svg [^>]*width="800"/);
    });
  }
  for (const [name, figure] of Object.entries(extreme)) {
    it(`${name}: takes any text and much data, in less than 2 MB`, () => {
      const html = render(figure());
      const written = html + decode(html);
      assert.doesNotMatch(written, /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/u);
      assert.doesNotMatch(written, /<script|<!--/);
      assert.doesNotMatch(decode(html), /NaN|undefined|Infinity/);
      assert.ok(html.length < 2_000_000, `${html.length} bytes`);
    });
  }
});

const executable = findChromium();
const none = lacks(executable, `there is no Chromium: ${howToGetChromium}`);

describe("every figure in a browser", { skip: none, timeout: 120_000 }, () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await chromium.launch(launchOptions(executable as string));
    page = await browser.newPage();
  });
  after(async () => {
    await browser?.close();
  });
  for (const [name, figure] of [...Object.entries(ordinary), ...Object.entries(extreme)]) {
    it(`${name}: is a picture that can be decoded`, async () => {
      await page.setContent(render(figure()));
      const size = await page.locator("img").evaluate(async (image: HTMLImageElement) => {
        await image.decode();
        return [image.naturalWidth, image.naturalHeight];
      });
      assert.ok(
        size.every((length) => length > 100),
        String(size),
      );
    });
  }
});
