import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import { softmax } from "surprisal";
import {
  binaryCrossEntropyCurve,
  binaryDivergenceCurves,
  binaryEntropyCurve,
  distributionBars,
  divergenceBars,
  type Figure,
  renderInteractive,
} from "surprisal/figures";
import { findChromium, howToGetChromium, launchOptions } from "../../tools/lessons/chromium.ts";
import { lacks } from "../lacks.ts";

const forty = Array.from({ length: 41 }, (_, i) => i / 40);
const p = [0.1, 0.2, 0.3, 0.4];
const toward = (t: number) => [0.4, 0.3, 0.3, 0].map((q, i) => (1 - t) * p[i] + t * q);
const movable: Record<string, (value: number) => Figure> = {
  "cross entropy against the prediction": (q) => binaryCrossEntropyCurve({ predictions: [q] }),
  "both divergences as q slides past p": (q) => binaryDivergenceCurves({ q }),
  "binary entropy": (p) => binaryEntropyCurve({ p }),
  "softmax by temperature": (t) => distributionBars(softmax([2, 1, 0, -1], { temperature: 0.1 + 5 * t })),
  "the terms of a divergence": (t) => divergenceBars(p, toward(t), { highest: 0.4, termRange: [-0.2, 1] }),
};

describe("renderInteractive(values, figureOf)", () => {
  for (const [name, figureOf] of Object.entries(movable)) {
    it(`draws 41 frames of ${name} in 40 kB, the same bytes again`, () => {
      const html = renderInteractive(forty, figureOf, { label: "q" });
      assert.ok(Buffer.byteLength(html) <= 40_960, `${Buffer.byteLength(html)} bytes`);
      assert.equal(renderInteractive(forty, figureOf, { label: "q" }), html);
    });
  }
  it("holds the picture it starts with, for where scripts do not run", () => {
    const html = renderInteractive([0.1, 0.9], (p) => binaryEntropyCurve({ p }), { label: "p", start: 0 });
    const alt = binaryEntropyCurve({ p: 0.1 }).ariaDescription;
    assert.equal(html.match(/<img /g)?.length, 1);
    assert.ok(html.includes(`<img alt="${alt}" src="data:image/svg+xml;base64,`));
  });
  it("cannot be broken out of by a text", () => {
    const evil = "</script><script>alert(1)</script><!--";
    const html = renderInteractive([1, 0], (p) => binaryEntropyCurve({ p, description: evil }), {
      label: evil,
    });
    assert.equal(html.match(/<\/script>/g)?.length, 1);
    assert.doesNotMatch(html, /<!--/);
  });
  it("refuses a slider without label or values, a wrong start, and figures without description", () => {
    const figureOf = (p: number) => binaryEntropyCurve({ p });
    assert.throws(
      () => renderInteractive([0.5], figureOf, { label: " " }),
      /TypeError: the slider has no label/,
    );
    assert.throws(() => renderInteractive([], figureOf, { label: "p" }), /RangeError: values is empty/);
    assert.throws(
      () => renderInteractive(null as never, figureOf, { label: "p" }),
      /^TypeError: values is null/,
    );
    assert.throws(
      () => renderInteractive([0.5], figureOf, { label: "p", start: 1 }),
      /RangeError: start is 1: .*0 to 0/,
    );
    assert.throws(
      () => renderInteractive([0.5], () => binaryEntropyCurve({ description: "" }), { label: "p" }),
      TypeError,
    );
  });
});

const executable = findChromium();
const none = lacks(executable, `there is no Chromium: ${howToGetChromium}`);

describe("an interactive figure in a browser", { skip: none, timeout: 60_000 }, () => {
  const first = renderInteractive([0.1, 0.5, 0.9], (p) => binaryEntropyCurve({ p, title: "H" }), {
    label: "確率 <p>",
    valueText: (p) => `p = ${p}`,
  });
  const second = renderInteractive(forty, (q) => binaryDivergenceCurves({ q, caption: "둘" }), {
    label: "q",
    start: 0,
  });
  let browser: Browser;
  let page: Page;
  const image = (i: number) => page.getByRole("img").nth(i);
  const state = async (i: number) => [await image(i).getAttribute("alt"), await image(i).getAttribute("src")];

  before(async () => {
    browser = await chromium.launch(launchOptions(executable as string));
  });
  after(async () => {
    await browser?.close();
  });

  it("moves by keyboard, redraws, and says so", async () => {
    page = await browser.newPage();
    const errors: Error[] = [];
    page.on("pageerror", (error) => errors.push(error));
    await page.setContent(first + second);
    const slider = page.getByRole("slider", { name: "確率 <p>" });
    assert.equal(await slider.getAttribute("aria-valuetext"), "p = 0.5");
    const before = await state(0);
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await slider.getAttribute("aria-valuetext"), "p = 0.9");
    assert.equal(await page.locator("output").first().textContent(), "p = 0.9");
    const moved = await state(0);
    assert.equal(moved[0], binaryEntropyCurve({ p: 0.9 }).ariaDescription);
    assert.notEqual(moved[1], before[1]);
    assert.match(decodeURIComponent(moved[1] ?? ""), /0\.469 bits at p = 0\.9/);
    await page.keyboard.press("Home");
    assert.equal((await state(0))[0], binaryEntropyCurve({ p: 0.1 }).ariaDescription);
    assert.deepEqual(errors, []);
  });

  it("draws every frame as an image of the same size", async () => {
    const slider = page.getByRole("slider", { name: "q" });
    await slider.focus();
    const { width, height } = binaryDivergenceCurves();
    for (const q of forty) {
      assert.equal((await state(1))[0], binaryDivergenceCurves({ q }).ariaDescription);
      const size = await image(1).evaluate(async (img: HTMLImageElement) => {
        await img.decode();
        return [img.naturalWidth, img.naturalHeight];
      });
      assert.deepEqual(size, [width, height]);
      await page.keyboard.press("ArrowRight");
    }
  });

  it("leaves another figure on the page, even its twin, and the page's names alone", async () => {
    page = await browser.newPage();
    await page.setContent("<p>");
    const names = await page.evaluate(() => Object.keys(window).sort());
    await page.setContent(first + first + second);
    assert.deepEqual(await page.evaluate(() => Object.keys(window).sort()), names);
    const [one, two, three] = [await state(0), await state(1), await state(2)];
    await page.getByRole("slider").nth(1).focus();
    await page.keyboard.press("End");
    assert.notDeepEqual(await state(1), two);
    assert.deepEqual(await state(0), one);
    assert.deepEqual(await state(2), three);
  });

  it("works in a script that was put into the page later, as notebooks do", async () => {
    page = await browser.newPage();
    await page.setContent("<div></div>");
    await page.evaluate((html) => {
      const target = document.querySelector("div") as HTMLElement;
      target.innerHTML = html;
      const script = document.createElement("script");
      script.textContent = target.querySelector("script")?.textContent ?? "";
      target.querySelector("script")?.replaceWith(script);
    }, second);
    await page.getByRole("slider", { name: "q" }).focus();
    await page.keyboard.press("End");
    assert.equal((await state(0))[0], binaryDivergenceCurves({ q: 1 }).ariaDescription);
  });

  it("moves the title and the caption, and nothing else", async () => {
    page = await browser.newPage();
    const moving = (p: number) => ({ ...binaryEntropyCurve({ p, caption: `at ${p}` }), subtitle: "<still>" });
    await page.setContent(renderInteractive([0.1, 0.9], moving, { label: "p", start: 0 }));
    await page.getByRole("slider").focus();
    await page.keyboard.press("End");
    assert.equal(await page.locator("figcaption").textContent(), "at 0.9");
    assert.ok(await page.getByText("<still>").isVisible());
  });

  it("is the picture alone where scripts do not run", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
    await page.setContent(first);
    assert.equal(await page.getByRole("slider").count(), 0);
    assert.equal((await state(0))[0], binaryEntropyCurve({ p: 0.5 }).ariaDescription);
    assert.ok(await image(0).isVisible());
  });
});
