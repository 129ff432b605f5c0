import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { serve } from "../../tools/site/serve.ts";
import { open, runFirst } from "./lab.ts";

const lesson = "en/03-cross-entropy-or-kl.html";
const next = "ko/02-gan-losses.html";

/** What of a built site is there without a connection. */
export function offline(folder: () => string, browser: () => Browser) {
  /** Waits until the site's worker serves the page and keeps the addresses. */
  const keeps = (page: Page, ...addresses: string[]) =>
    becomesTrue(
      page,
      async (addresses) => {
        const kept = await Promise.all(addresses.map((address) => caches.match(address)));
        return navigator.serviceWorker.controller?.state === "activated" && kept.every(Boolean);
      },
      addresses,
    );

  /** `waitForFunction` does not wait for promises. */
  async function becomesTrue<Value>(page: Page, holds: (value: Value) => Promise<boolean>, value: Value) {
    const deadline = performance.now() + 60_000;
    while (!(await page.evaluate(holds as never, value))) {
      assert.ok(performance.now() < deadline, "the browser does not keep what it should");
      await page.waitForTimeout(100);
    }
  }

  const assets = () =>
    readFileSync(join(folder(), "serviceWorker.js"), "utf8").match(/assets\/[\w.-]+/g) ?? [];

  it("keeps a lesson and the kernel, and says in a sentence which page is not kept", async () => {
    const { url, close } = await serve(folder());
    const context = await browser().newContext();
    try {
      const page = await context.newPage();
      await page.goto(url + lesson);
      await keeps(page, url + lesson, ...assets().map((asset) => url + asset));
      close();
      await page.reload();
      await page.locator("section.code").first().getByRole("button", { name: "Run" }).click();
      await page.locator('section.code[data-state="ok"]').first().waitFor({ timeout: 60_000 });
      const answer = await page.goto(url + next);
      assert.equal(answer?.status(), 503);
      assert.match((await page.locator("main").textContent()) ?? "", /연결된 상태에서 한 번 열어/);
    } finally {
      await context.close();
      close();
    }
  });

  it("knows the first page of a folder by both its addresses", async () => {
    const { url, close } = await serve(folder());
    const context = await browser().newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${url}ko/`);
      await keeps(page, `${url}ko/index.html`);
      close();
      for (const address of ["ko/index.html", "ko/", "ko/?from=mail#top"]) {
        await page.goto(url + address);
        await page.locator(".cards").waitFor();
      }
    } finally {
      await context.close();
      close();
    }
  });

  it("shows what was built anew at once, and later without a connection, too", async () => {
    const copy = join(mkdtempSync(join(tmpdir(), "site-")), "site");
    cpSync(folder(), copy, { recursive: true, filter: (path) => !/[\\/](lab|reference)$/.test(path) });
    const { url, close } = await serve(copy);
    const context = await browser().newContext();
    const change = (path: string, from: string, to: string) =>
      writeFileSync(join(copy, path), readFileSync(join(copy, path), "utf8").replaceAll(from, to));
    try {
      let page = await context.newPage();
      await page.goto(url + lesson);
      const style = assets().find((asset) => asset.endsWith(".css")) ?? "";
      await keeps(page, url + lesson, url + style);
      const renamed = style.replace("style-", "style-new-");
      cpSync(join(copy, style), join(copy, renamed));
      rmSync(join(copy, style));
      for (const path of ["serviceWorker.js", lesson]) change(path, style, renamed);
      change(lesson, "<h1", '<h1 data-build="new"');
      await page.goto(url + lesson);
      await page.locator('h1[data-build="new"]').waitFor();
      await becomesTrue(page, async () => !!(await navigator.serviceWorker.getRegistration())?.waiting, null);
      await page.close(); // none is left to the old worker
      page = await context.newPage();
      await page.waitForTimeout(2000); // until the browser has noticed
      await page.goto(url + lesson);
      await becomesTrue(page, async (old) => !(await caches.match(old)), url + style);
      close();
      await page.reload();
      await page.locator('h1[data-build="new"]').waitFor();
      const width = await page.evaluate(() => getComputedStyle(document.body).maxWidth);
      assert.notEqual(width, "none", "the new style is kept");
    } finally {
      await context.close();
      close();
      rmSync(join(copy, ".."), { recursive: true, force: true });
    }
  });

  it("keeps JupyterLite and the lesson that was open in it", async () => {
    const { url, close } = await serve(folder());
    const context = await browser().newContext();
    try {
      const page = await context.newPage();
      await open(page, url, "en/03-cross-entropy-or-kl.ipynb");
      await keeps(
        page,
        `${url}lab/lab/index.html`,
        `${url}lab/files/en/03-cross-entropy-or-kl.ipynb`,
        url + assets()[0],
      );
      close();
      await open(page, url, "en/03-cross-entropy-or-kl.ipynb");
      assert.match(await runFirst(page, "1 + 1"), /"text\/plain":"2"/);
    } finally {
      await context.close();
      close();
    }
  });
}
