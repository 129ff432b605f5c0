import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Browser, chromium } from "playwright-core";
import { findChromium, launchOptions } from "../../tools/lessons/chromium.ts";
import { site } from "../../tools/site/site.ts";
import { kernelInFirefox, withoutFirefox } from "./firefox.ts";
import { kernelInBrowser } from "./kernel.ts";
import { labInBrowser } from "./lab.ts";
import { livePages } from "./live.ts";
import { offline } from "./offline.ts";

const folder = join(mkdtempSync(join(tmpdir(), "site-")), "site");
let browser: Browser;
before(async () => {
  await site(["--to", folder]);
  browser = await chromium.launch(launchOptions(findChromium() as string));
});
after(async () => {
  await browser.close();
  rmSync(dirname(folder), { recursive: true, force: true });
});

const files = () =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
const ownPages = () => files().filter((file) => /^[^/]*\.html$|^(en|zh-TW|zh-CN|ko)\/.*\.html$/.test(file));

describe("the site", () => {
  it("takes the place of nothing but a site", () =>
    assert.rejects(
      site(["--to", import.meta.dirname]),
      /test.site holds other files than a site's, and a site would replace them: name a folder/,
    ));

  it("is not large", () => {
    const bytes = files().reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    assert.ok(bytes < 70e6, `${bytes} bytes`);
    for (const page of ownPages()) assert.ok(statSync(join(folder, page)).size < 1e6, page);
  });

  it("has links that lead somewhere, and asks no other place for anything", () => {
    for (const page of ownPages()) {
      const html = readFileSync(join(folder, page), "utf8").replace(/<pre.*?<\/pre>/gs, "");
      for (const [, target = ""] of html.matchAll(/<a\b[^>]*\bhref="([^"#?]*)/g)) {
        if (target === "" || /^(https?|mailto):/.test(target)) continue;
        assert.ok(existsSync(join(folder, dirname(page), decodeURI(target))), `${page} → ${target}`);
      }
      for (const [, target = ""] of html.matchAll(/<(?:script|img|link)\b[^>]*\b(?:src|href)="([^"]*)"/g))
        assert.doesNotMatch(target, /^(https?:)?\/\//, page);
    }
  });

  it("hands on notebooks that are whole", () => {
    const { cells } = JSON.parse(readFileSync(join(folder, "lab/files/mutual-information.en.ipynb"), "utf8"));
    for (const { cell_type, source, outputs } of cells) {
      assert.equal(typeof source, "string");
      assert.equal(Array.isArray(outputs), cell_type === "code");
    }
  });

  it("names the licences of what it hands on", () => {
    const text = readFileSync(join(folder, "licences.txt"), "utf8");
    for (const name of [
      "typescript 5.9.3",
      "mathjs",
      "@observablehq/plot",
      "@codemirror/view",
      "mathjax",
      "d3-array",
    ])
      assert.ok(text.includes(name), name);
  });
});

describe("a page of the site", { concurrency: 2 }, () =>
  livePages(
    () => folder,
    () => browser,
  ),
);
describe("the kernel in a browser", { concurrency: 2 }, () =>
  kernelInBrowser(
    () => folder,
    () => browser,
  ),
);
describe("the kernel in Firefox", { skip: withoutFirefox, timeout: 300_000 }, () =>
  kernelInFirefox(() => folder),
);
describe("JupyterLab in a browser", () =>
  labInBrowser(
    () => folder,
    () => browser,
  ));
describe("the site without a connection", { concurrency: 2 }, () =>
  offline(
    () => folder,
    () => browser,
  ),
);
