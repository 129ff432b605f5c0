import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import { billMap, binaryEntropyCurve, render, renderTwoSliders, simplexPlace } from "surprisal/figures";
import { findChromium, howToGetChromium, launchOptions } from "../../tools/lessons/chromium.ts";
import { lacks } from "../lacks.ts";

const tenths = Array.from({ length: 11 }, (_, i) => i / 10);
const rest = (a: number, b: number) => [a, (1 - a) * b, (1 - a) * (1 - b)];
const map = () =>
  renderTwoSliders(
    tenths,
    tenths,
    (a, b) =>
      billMap([0.2, 0.3, 0.5], rest(a, b), { caption: `${a} and ${b}`, description: `map ${a} ${b}` }),
    { labels: ["q(cat)", "dog in the rest"], start: [3, 4], handle: (a, b) => simplexPlace(rest(a, b)) },
  );

describe("renderTwoSliders(firstValues, secondValues, figureOf)", () => {
  it("draws 121 frames of the triangle in 60 kB, the same bytes again", () => {
    const html = map();
    assert.ok(Buffer.byteLength(html) <= 61_440, `${Buffer.byteLength(html)} bytes`);
    assert.equal(map(), html);
  });
  it("holds the picture it starts with", () => {
    assert.equal(map().match(/<img /g)?.length, 1);
    assert.match(map(), /<img alt="map 0\.3 0\.4" /);
    assert.match(map(), /<figcaption[^>]*>0\.3 and 0\.4</);
  });
  it("throws on what makes no sliders, or too many pictures", () => {
    const draw = (a: number, b: number) => binaryEntropyCurve({ p: a * b });
    const many = Array.from({ length: 20 }, (_, i) => i / 20);
    const labels = ["a", "b"] as const;
    assert.throws(
      () => renderTwoSliders(many, many, draw, { labels }),
      /^RangeError: 20 × 20 values make 400 pictures: .* 200/,
    );
    assert.throws(() => renderTwoSliders([], many, draw, { labels }), /^RangeError: firstValues is empty/);
    assert.throws(() => renderTwoSliders([1], [], draw, { labels }), /^RangeError: secondValues is empty/);
    assert.throws(
      () => renderTwoSliders([1], [1], draw, { labels: ["a", ""] }),
      /^TypeError: the slider has no label/,
    );
    assert.throws(
      () => renderTwoSliders([1], [1], draw, { labels, start: [0, 1] }),
      /^RangeError: start is 1/,
    );
    const nowhere = { labels, handle: () => [NaN, 0] as const };
    assert.throws(() => renderTwoSliders([1], [1], draw, nowhere), /^RangeError: handle\(1, 1\)\[0\] is NaN/);
  });
});

const executable = findChromium();
const none = lacks(executable, `there is no Chromium: ${howToGetChromium}`);

describe("two sliders in a browser", { skip: none, timeout: 60_000 }, () => {
  let browser: Browser;
  let page: Page;
  const alt = () => page.getByRole("img").getAttribute("alt");

  before(async () => {
    browser = await chromium.launch(launchOptions(executable as string));
    page = await browser.newPage();
    await page.setContent(map());
  });
  after(async () => {
    await browser?.close();
  });

  it("move by keyboard, each in its dimension, and the words move too", async () => {
    await page.getByRole("slider", { name: "dog in the rest" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await alt(), "map 0.3 0.5");
    await page.getByRole("slider", { name: "q(cat)" }).focus();
    await page.keyboard.press("Home");
    assert.equal(await alt(), "map 0 0.5");
    assert.equal(await page.locator("figcaption").textContent(), "0 and 0.5");
    assert.equal(await page.getByRole("slider", { name: "q(cat)" }).getAttribute("aria-valuetext"), "0");
  });

  it("follow a pointer that drags the handle, and no other", async () => {
    const box = await page.getByRole("img").boundingBox();
    assert.ok(box);
    const at = (a: number, b: number): [number, number] => {
      const [x, y] = simplexPlace(rest(a, b));
      const side = 500;
      return [box.x + 6 + 70 + side * x, box.y + 6 + 44 + side * (Math.sqrt(3) / 2 - y)];
    };
    await page.mouse.move(...at(0.9, 0.5));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.5));
    assert.equal(await alt(), "map 0 0.5", "far from the handle nothing moves");
    await page.mouse.up();
    await page.mouse.move(...at(0, 0.5));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.2), { steps: 4 });
    await page.mouse.up();
    assert.equal(await alt(), "map 0.5 0.2");
    assert.equal(await page.getByRole("slider", { name: "q(cat)" }).inputValue(), "5");
  });

  it("are hidden where scripts do not run, and the picture is the ordinary one", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.setContent(map());
    assert.equal(await still.getByRole("slider").count(), 0);
    const figure = billMap([0.2, 0.3, 0.5], rest(0.3, 0.4), { description: "map 0.3 0.4" });
    assert.ok(render(figure).includes((await still.getByRole("img").getAttribute("src")) ?? "none"));
    await context.close();
  });
});
