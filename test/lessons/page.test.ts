import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { describe, it } from "node:test";
import { chromium } from "playwright-core";
import { findChromium, howToGetChromium, launchOptions } from "../../tools/lessons/chromium.ts";
import { lessonFiles } from "../../tools/lessons/lessonFiles.ts";
import { page } from "../../tools/lessons/page.ts";

const executable = findChromium();
const lacking = executable === undefined && `there is no Chromium: ${howToGetChromium}`;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

const lessons = lessonFiles();

describe("page(lesson)", { concurrency: 2 }, () => {
  for (const file of lessons)
    it(`of ${basename(file)} holds the whole lesson and needs no network`, async () => {
      const language = basename(dirname(file));
      const html = await page(file, language, lessons);
      const { cells } = JSON.parse(readFileSync(file, "utf8"));
      const title = cells[0].source[0].replace("# ", "").trim();
      assert.match(html, new RegExp(`^<!DOCTYPE html>\\n<html lang="${language}">`));
      assert.ok(html.includes(`<title>${title}</title>`), title);

      const lesson = JSON.stringify(cells);
      assert.ok(count(lesson, /<img /g) > 0);
      assert.equal(count(html, /<img /g), count(lesson, /<img /g));
      assert.equal(count(html, /<details>/g), count(lesson, /<details>/g));
      assert.doesNotMatch(
        html,
        /<link\b|<script[^>]* src|@import|url\(|<img[^>]* src="(?!data:)|<details open/,
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

  it("keeps a figure's slider on the page, and its picture when printed", { skip: lacking }, async () => {
    const [lesson = ""] = lessonFiles(["03"]);
    const html = await page(lesson, "en", lessons);
    const browser = await chromium.launch(launchOptions(executable as string));
    try {
      const tab = await browser.newPage();
      await tab.setContent(html);
      const figure = tab.locator("figure:has(input)");
      const words = () =>
        Promise.all(
          [figure.locator("output"), figure.locator("img")].map((part) =>
            part.evaluate((element) => element.getAttribute("alt") ?? element.textContent),
          ),
        );
      const before = await words();
      await figure.locator("input").focus();
      await tab.keyboard.press("ArrowRight");
      const moved = await words();
      assert.notEqual(moved[0], before[0]);
      assert.notEqual(moved[1], before[1]);
      await tab.emulateMedia({ media: "print" });
      assert.ok(await figure.locator("img").isVisible());
    } finally {
      await browser.close();
    }
  });
});
