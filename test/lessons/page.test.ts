import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Browser, chromium } from "playwright-core";
import { findChromium, howToGetChromium, launchOptions } from "../../tools/lessons/chromium.ts";
import { formulaStyle, withFormulas } from "../../tools/lessons/formulas.ts";
import { lessonFiles } from "../../tools/lessons/lessonFiles.ts";
import { page } from "../../tools/lessons/page.ts";
import { faultsLightAndDark } from "../axe.ts";
import { lacks } from "../lacks.ts";

const executable = findChromium();
const lacking = lacks(executable, `there is no Chromium: ${howToGetChromium}`);
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

const picturesOf = (text: string) =>
  (text.match(/(?<=data:image\/svg\+xml;base64,)[\w+/=]+/g) ?? []).map((data) =>
    Buffer.from(data, "base64").toString(),
  );

const lessons = lessonFiles();

describe("page(lesson)", () => {
  for (const file of lessons)
    it(`of ${basename(file)} holds the whole lesson and needs no network`, async () => {
      const language = basename(dirname(file));
      const html = await page(file, language, lessons);
      const { cells } = JSON.parse(readFileSync(file, "utf8"));
      const title = cells[0].source[0].replace("# ", "").trim();
      assert.match(html, new RegExp(`^<!DOCTYPE html>\\n<html lang="${language}">`));
      assert.ok(html.includes(`<title>${title}</title>`), title);

      const pictures = picturesOf(JSON.stringify(cells));
      assert.ok(pictures.length > 0);
      const drawn = picturesOf(html);
      for (const picture of drawn)
        assert.ok(picture.startsWith(`<svg lang="${language}"`), "or it is Japanese");
      const told = new Set(drawn.map((picture) => picture.replace(/^<svg lang="[\w-]+" +/, "<svg ")));
      for (const picture of pictures) assert.ok(told.has(picture));
      const folded = count(JSON.stringify(cells), /<details>|"outputs_hidden":true/g);
      assert.equal(count(html, /<details>/g), folded);
      assert.doesNotMatch(
        html,
        /<link\b|<script[^>]* src|@import|url\((?!#)|<img[^>]* src="(?!data:)|<details open/,
      );

      const words = html.replace(/<(script|style|pre|code)\b.*?<\/\1>/gs, "").replace(/<[^>]*>/g, "");
      assert.ok(count(html, /<mjx-container/g) > 0);
      assert.doesNotMatch(words, /\$/, "every formula is drawn");
      for (const [, target] of html.matchAll(/<a href="(?!https?:|#)([^"#]*)/g))
        assert.ok(
          lessons.includes(resolve(dirname(file), String(target).replace(/html$/, "ipynb"))),
          `${target} is not handed out`,
        );
    });
});

describe("page(lesson), in a browser", { skip: lacking }, () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch(launchOptions(executable as string));
  });
  after(() => browser?.close());

  const show = async (html: string, options = {}) => {
    const tab = await browser.newPage(options);
    await tab.setContent(html);
    return tab;
  };

  it("keeps a figure's slider on the page, and its picture when printed", async () => {
    const [lesson = ""] = lessonFiles(["en/03"]);
    const tab = await show(await page(lesson, "en", lessons));
    const figure = tab.locator("figure:has(input)").first();
    const words = () =>
      Promise.all(
        [figure.locator("output").first(), figure.locator("img")].map((part) =>
          part.evaluate((element) => element.getAttribute("alt") ?? element.textContent),
        ),
      );
    const before = await words();
    await figure.locator("input").first().focus();
    await tab.keyboard.press("ArrowRight");
    const moved = await words();
    assert.notEqual(moved[0], before[0]);
    assert.notEqual(moved[1], before[1]);
    await tab.emulateMedia({ media: "print" });
    assert.ok(await figure.locator("img").isVisible());
    assert.ok(!(await figure.locator("input").first().isVisible()), "paper has nothing to move");
    await tab.close();
  });

  it("tells a figure its language, also when a slider moves it", async () => {
    const [lesson = ""] = lessonFiles(["zh-TW/03"]);
    const tab = await show(await page(lesson, "zh-TW", lessons));
    for (const figure of await tab.locator("figure:has(input)").all()) {
      const { src, width } = await figure
        .locator("img")
        .evaluate(({ src, naturalWidth }: HTMLImageElement) => ({ src, width: naturalWidth }));
      assert.match(decodeURIComponent(src), /^data:image\/svg\+xml,<svg lang="zh-TW" class=/);
      assert.ok(width > 0, "it is drawn");
    }
    await tab.close();
  });

  it("gives paper its answers in a key at the end, and folds them on a screen", async () => {
    const [lesson = ""] = lessonFiles(["en/03"]);
    const tab = await show(await page(lesson, "en", lessons));
    assert.ok(await tab.locator("details").first().isVisible());
    assert.ok(!(await tab.locator(".key").isVisible()));
    await tab.emulateMedia({ media: "print" });
    assert.ok(!(await tab.locator("details").first().isVisible()));
    assert.ok(await tab.locator(".key").isVisible());
    assert.equal(await tab.locator(".key h3").count(), await tab.locator("details").count());
    await tab.close();
  });

  it("parts no formula from the comma or the Korean particle after it, and ends lines before it, at any width", async () => {
    for (const [language, before, after] of [
      ["zh-CN", "字字字，", "，字字字"],
      ["ko", "나는 너와 그의 ", "를 안다"],
    ]) {
      const { body, letters } = withFormulas(
        (formula) => `<p>${before}${formula("p + q", false)}${after}</p>`,
      );
      const tab = await show(`<html lang="${language}"><style>${formulaStyle}</style>${letters}${body}`);
      const lines = await tab.evaluate(() => {
        const [paragraph, formula] = [...document.querySelectorAll<HTMLElement>("p, mjx-container")] as [
          HTMLElement,
          HTMLElement,
        ];
        const comma = document.createRange();
        comma.setStart(formula.nextSibling as Text, 0);
        comma.setEnd(formula.nextSibling as Text, 1);
        return Array.from({ length: 200 }, (_, i) => {
          paragraph.style.width = `${100 + i}px`;
          const [after, left, start] = [comma, formula, paragraph].map(
            (of) => of.getBoundingClientRect().left,
          );
          return { parted: (after as number) < (left as number), first: left === start };
        });
      });
      assert.ok(!lines.some(({ parted }) => parted), language);
      assert.ok(
        lines.some(({ first }) => first),
        language,
      );
      await tab.close();
    }
  });

  for (const width of [1280, 390])
    it(`has no fault that axe finds at ${width} px, light or dark, and is no wider`, async () => {
      const [lesson = ""] = lessonFiles(["en/05"]); // it has the widest formulas
      const tab = await show(await page(lesson, "en", lessons), { viewport: { width, height: 800 } });
      assert.deepEqual(await faultsLightAndDark(tab), { light: [], dark: [] });
      assert.ok((await tab.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await tab.close();
    });
});
