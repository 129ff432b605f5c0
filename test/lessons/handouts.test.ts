import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, it } from "node:test";
import { chromium } from "playwright-core";
import { findChromium, howToGetChromium, launchOptions } from "../../scripts/chromium.mjs";
import { handout, pdf } from "../../scripts/handouts.mjs";
import { lessons } from "../../scripts/notebooks.mjs";
import { typeset } from "../../scripts/typeset.mjs";

const executable = findChromium();
const lacking = executable === undefined && `there is no Chromium: ${howToGetChromium}`;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

describe("a handout", { concurrency: 2 }, () => {
  for (const file of lessons())
    it(`of ${basename(file)} holds the whole lesson and needs no network`, async () => {
      const html: string = await handout(file);
      const { cells } = JSON.parse(readFileSync(file, "utf8"));
      const language = basename(file).split(".").at(-2);
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
          lessons().some((other) => target === basename(other).replace(/ipynb$/, "html")),
          `${target} is not handed out`,
        );
    });

  it("becomes a PDF", { skip: lacking }, async () => {
    const page = typeset(
      '<html lang="en"><head><title>One</title></head><body><h1>One $x$</h1></body></html>',
    );
    const document: Buffer = await pdf(page, executable as string);
    assert.match(document.toString("latin1"), /^%PDF-.*\/Title \(One\)/s);
  });

  it("keeps a figure's slider on the page, and its picture when printed", { skip: lacking }, async () => {
    const html: string = await handout(lessons(["03"])[0] as string);
    const browser = await chromium.launch(launchOptions(executable as string));
    try {
      const page = await browser.newPage();
      await page.setContent(html);
      const figure = page.locator("figure:has(input)");
      const words = () =>
        Promise.all(
          [figure.locator("output"), figure.locator("img")].map((part) =>
            part.evaluate((element) => element.getAttribute("alt") ?? element.textContent),
          ),
        );
      const before = await words();
      await figure.locator("input").focus();
      await page.keyboard.press("ArrowRight");
      const moved = await words();
      assert.notEqual(moved[0], before[0]);
      assert.notEqual(moved[1], before[1]);
      await page.emulateMedia({ media: "print" });
      assert.ok(await figure.locator("img").isVisible());
    } finally {
      await browser.close();
    }
  });

  it("refuses a formula that cannot be typeset", () => {
    assert.throws(
      () => typeset("<html><body>$\\left( x$</body></html>"),
      /A formula cannot be typeset: .*\.$/,
    );
  });
});
