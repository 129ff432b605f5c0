import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, describe, it } from "node:test";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { serve } from "../../tools/site/serve.ts";
import { faultsIn, faultsLightAndDark } from "../axe.ts";

const lesson = "en/03-cross-entropy-or-kl.html";

/** What the pages of a built site do in a browser. */
export function livePages(folder: () => string, browser: () => Browser) {
  type Options = { path?: string; missing?: string[] } & BrowserContextOptions;

  async function load({ path = lesson, missing = [], ...options }: Options = {}) {
    const { url, close } = await serve(folder(), { missing });
    const context = await browser().newContext(options);
    const outside: string[] = [];
    context.on("request", (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) outside.push(request.url());
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.goto(url + path);
    const unload = async () => {
      await context.close();
      close();
    };
    const isWell = () => {
      assert.deepEqual(errors, [], "the page throws nothing");
      assert.deepEqual(outside, [], "the page asks nobody else");
    };
    return { page, url, context, isWell, unload };
  }

  async function open(
    use: (page: Page, url: string, context: BrowserContext) => Promise<void>,
    options: Options = {},
  ) {
    const { page, url, context, isWell, unload } = await load(options);
    try {
      await use(page, url, context);
      isWell();
    } finally {
      await unload();
    }
  }

  const status = (page: Page) => page.locator(".status");
  const says = (page: Page, text: RegExp) =>
    page.waitForFunction(
      ({ source }) => new RegExp(source).test(document.querySelector(".status")?.textContent ?? ""),
      { source: text.source },
      { timeout: 60_000 },
    );
  const cell = (page: Page, index: number) => page.locator("section.code").nth(index);

  /** The editor puts far away what it does not want to be seen. */
  async function isBeside(tooltip: Locator, owner: Locator) {
    const [its, cells] = [await tooltip.boundingBox(), await owner.boundingBox()];
    assert.ok(its && cells && its.y > cells.y - its.height && its.y < cells.y + cells.height);
  }

  /** Writes code into a cell, as a reader does, and runs it. */
  async function write(page: Page, index: number, code: string) {
    const editor = cell(page, index).locator(".cm-content");
    await cell(page, index).scrollIntoViewIfNeeded();
    await editor.click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(code);
    await page.keyboard.press("ControlOrMeta+Enter");
  }

  describe("with one kernel for several cells", { concurrency: 1 }, () => {
    let shown: Awaited<ReturnType<typeof load>>;
    before(async () => {
      shown = await load();
    });
    afterEach(() => shown.isWell());
    after(() => shown.unload());

    it("shows a result, a type error at its place, and an error of a run", async () => {
      const { page } = shown;
      await write(page, 0, 'const half: number = "a half";'); // the kernel knows no more than what it is told now
      await says(page, /Cell 1 ended with an error/);
      assert.match(
        (await cell(page, 0).locator(".error").textContent()) ?? "",
        /not assignable to type 'number'/,
      );
      await cell(page, 0).locator(".cm-lintRange-error").waitFor();
      await cell(page, 2).scrollIntoViewIfNeeded();
      await page.waitForTimeout(1000);
      assert.equal(
        await cell(page, 2).locator(".cm-lintRange-error").count(),
        0,
        "cells above have yet to run",
      );
      await write(page, 0, "[1, 2].map((x) => x / 2)");
      await says(page, /Cell 1 is done/);
      assert.match((await cell(page, 0).locator(".outputs").textContent()) ?? "", /\[ 0\.5, 1 \]/);
      await write(page, 0, 'throw new RangeError("on purpose");');
      await cell(page, 0).locator(".error", { hasText: "RangeError: on purpose" }).waitFor();
      assert.match((await cell(page, 0).locator(".error").textContent()) ?? "", /cell \[1\], line 1/);
    });

    it("shows what a timer prints and throws after the end of its cell", async () => {
      const { page } = shown;
      await write(page, 0, 'setTimeout(() => { console.log("later"); throw new Error("too late"); }, 500);');
      await says(page, /Cell 1 is done/);
      await cell(page, 0)
        .locator(".outputs", { hasText: /later\s*Error: too late/ })
        .waitFor();
    });

    it("completes names", async () => {
      const { page } = shown;
      await write(page, 0, "const surprise = 1;");
      await says(page, /Cell 1 is done/);
      await write(page, 1, "const x = 1;");
      await says(page, /Cell 2 is done/);
      await cell(page, 1).locator(".cm-content").click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type("surpri");
      const names = page.locator(".cm-tooltip-autocomplete", { hasText: "surprise" });
      await names.waitFor();
      await isBeside(names, cell(page, 1));
    });

    it("shows a part of 10 MB and says how much is left", async () => {
      const { page } = shown;
      await write(page, 0, 'for (let i = 0; i < 100; i++) console.log("x".repeat(100_000));');
      await says(page, /Cell 1 is done/);
      const text = (await cell(page, 0).locator(".outputs").textContent()) ?? "";
      assert.ok(text.length < 110_000);
      assert.match(text, /… and 9\d{6} more characters, not shown$/);
    });

    it("shows what a cell printed before a loop without end", async () => {
      const { page } = shown;
      await write(page, 0, 'console.log("first"); console.log("second"); for (;;);');
      await cell(page, 0)
        .locator(".outputs", { hasText: /first\s*second/ })
        .waitFor({ timeout: 20_000 });
      await page.getByRole("button", { name: "Stop" }).click();
      await says(page, /Stopped/);
    });

    it("runs the scripts of what it shows as what they are, and no data", async () => {
      const { page } = shown;
      const html = `<script type="application/json">{ "a": 1 }</script><script type="module">import.meta.url; document.title = "module ran"</script>`;
      await write(page, 0, `import { display } from "tslab"; display.html(${JSON.stringify(html)});`);
      await says(page, /Cell 1 is done/);
      await page.waitForFunction(() => document.title === "module ran");
    });

    it("shows coloured text without the signs for colours", async () => {
      const { page } = shown;
      await write(page, 0, String.raw`console.log("\x1b[1;31mred\x1b[0m text");`);
      await says(page, /Cell 1 is done/);
      assert.equal(await cell(page, 0).locator(".outputs").textContent(), "red text\n");
    });

    it("writes over a line, and moves no cursor", async () => {
      const { page } = shown;
      const code = String.raw`for (const part of [1, 2, 3]) { console.log("\r\x1b[2K" + part + "0 %\rdone"); await new Promise((next) => setTimeout(next, 100)); }`;
      await write(page, 0, code);
      await says(page, /Cell 1 is done/);
      assert.equal(await cell(page, 0).locator(".outputs").textContent(), "done\ndone\ndone\n");
    });

    it("runs a cell again that was edited while it ran", async () => {
      const { page } = shown;
      await write(page, 0, "await new Promise((r) => setTimeout(r, 1500)); const edited = 1;");
      await says(page, /Cell 1 is running/);
      await cell(page, 0).locator(".cm-content").click();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText("const edited = 2;");
      await says(page, /Cell 1 is done/);
      assert.equal(await cell(page, 0).getAttribute("data-state"), "stale");
      await write(page, 1, "edited");
      await says(page, /Cell 2 is done/);
      assert.equal(((await cell(page, 1).locator(".outputs").textContent()) ?? "").trim(), "2");
      for (const index of [0, 1]) await cell(page, index).getByRole("button", { name: "Reset" }).click();
    });

    it("runs one cell after the other as often as the keys are pressed, whatever the kernel does", async () => {
      const { page } = shown;
      await page.getByRole("button", { name: "Restart" }).click();
      await cell(page, 0).scrollIntoViewIfNeeded();
      await cell(page, 0).locator(".cm-content").click();
      for (let count = 0; count < 3; count++) await page.keyboard.press("Shift+Enter");
      await says(page, /Cell 3 is done/);
      const states = () =>
        page.locator("section.code").evaluateAll((cells) => cells.map((one) => one.dataset.state));
      assert.deepEqual((await states()).slice(0, 3), ["ok", "ok", "ok"]);
      await page.waitForFunction(() => {
        const ran = document.querySelectorAll("section.code")[2]?.getBoundingClientRect().top ?? 0;
        return (
          ran >= (document.querySelector(".toolbar")?.getBoundingClientRect().bottom ?? 0) &&
          ran < innerHeight / 2
        );
      });
      assert.equal(
        await page.evaluate(() => document.activeElement?.getAttribute("aria-label")),
        "Code of cell 4",
      );
      await write(page, 0, "throw 1;");
      await says(page, /Cell 1 ended with an error/);
      await page.getByRole("button", { name: "Run all" }).click();
      await says(page, /Cell 1 ended with an error/);
      const after = await states();
      assert.equal(after[0], "error");
      assert.ok(
        after.slice(1).every((state) => !state),
        "what the kernel before has run is forgotten",
      );
      await cell(page, 0).getByRole("button", { name: "Reset" }).click();
    });

    it("stops an endless loop, and lives", async () => {
      const { page } = shown;
      await write(page, 0, "for (;;);");
      await says(page, /Cell 1 is running/);
      await page.getByRole("button", { name: "Stop" }).click();
      await says(page, /Stopped/);
      await write(page, 0, "1 + 1");
      await says(page, /Cell 1 is done/);
      assert.equal(((await cell(page, 0).locator(".outputs").textContent()) ?? "").trim(), "2");
      await write(page, 0, 'for (;;) console.log("x");');
      await cell(page, 0).getByText("more characters").waitFor();
      await page.getByRole("button", { name: "Stop" }).click();
      await says(page, /Stopped/);
    });
  });

  it("is reached and left by keys", () =>
    open(async (page) => {
      await write(page, 1, "const mine = 42;");
      await says(page, /Cell 2/);
      await page.keyboard.press("Escape");
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      assert.equal(await focused(), "Run: cell 2");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter"); // Reset
      assert.equal(await focused(), "Run: cell 2");
      await cell(page, 10)
        .locator("button.run")
        .evaluate((button) => button.focus({ preventScroll: true }));
      await page.keyboard.press("Tab");
      assert.equal(await focused(), "Code of cell 11");
    }));

  it("runs a cell and the cells above it, and says so", () =>
    open(async (page) => {
      await cell(page, 1).getByRole("button", { name: "Run" }).click();
      await says(page, /Cell 2 is done/);
      assert.equal(await cell(page, 0).getAttribute("data-state"), "ok");
    }));

  it("keeps what a reader wrote, gives it back, and downloads it", () =>
    open(async (page) => {
      await write(page, 1, "const mine = 42;");
      await page.evaluate(() => localStorage.clear());
      await write(page, 2, "const other = 43;");
      await page.reload();
      await cell(page, 1).locator(".cm-content", { hasText: "mine" }).waitFor();
      page.once("dialog", (dialog) => dialog.dismiss());
      await page.getByRole("button", { name: "Discard my changes" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download notebook" }).click(),
      ]);
      assert.equal(download.suggestedFilename(), "03-cross-entropy-or-kl.ipynb");
      const { cells } = JSON.parse(readFileSync(await download.path(), "utf8"));
      const code = cells.filter((one: { cell_type: string }) => one.cell_type === "code");
      assert.deepEqual(code[1].source, ["const mine = 42;"]);
      await cell(page, 1).getByRole("button", { name: "Reset" }).click();
      await page.reload();
      assert.equal(await cell(page, 1).locator("text=mine").count(), 0);
    }));

  it("offers an old version of a changed lesson, and what another tab wrote, and overwrites neither", () =>
    open(async (page, url, context) => {
      const key = await page.evaluate(() => `surprisal:${location.pathname}`);
      const id = ((await cell(page, 1).getAttribute("id")) ?? "").replace("cell-", "");
      await page.evaluate(
        ([key, id]) =>
          localStorage.setItem(
            key ?? "",
            JSON.stringify({ [id ?? ""]: { code: "let old = 1;", original: "?" } }),
          ),
        [key, id],
      );
      await page.reload();
      await page.getByText("The lesson has changed").waitFor();
      assert.equal(await cell(page, 1).locator("text=old").count(), 0);
      await write(page, 1, "const typed = 1;");
      await page.getByRole("button", { name: "Show my version" }).click();
      await cell(page, 1).locator("text=old").waitFor();
      const other = await context.newPage();
      await other.goto(url + lesson);
      await write(other, 2, "const there = 1;");
      await page.getByText("in another tab").waitFor();
      assert.equal(await cell(page, 2).locator("text=there").count(), 0);
    }));

  it("says that nothing is kept where storage is forbidden, and loses nothing on the page", () =>
    open(async (page) => {
      await page.addInitScript(() => {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (key, value) {
          if (!document.title.startsWith("room")) throw new DOMException("full", "QuotaExceededError");
          setItem.call(this, key, value);
        };
      });
      await page.reload();
      await write(page, 1, "const kept = 1;");
      await page.getByText("cannot keep your changes").waitFor();
      const told = await page.locator(".notice").evaluateHandle((notice) => notice.firstChild);
      await page.keyboard.type("1");
      assert.ok(await told.evaluate((text) => text?.isConnected), "it is said once");
      await cell(page, 1).locator("text=kept").waitFor();
      await cell(page, 20).scrollIntoViewIfNeeded();
      const top = await page.locator(".notice").evaluate((notice) => notice.getBoundingClientRect().top);
      assert.ok(top > 0 && top < 200, "in sight wherever the reader is");
      await page.evaluate(() => {
        document.title = "room";
      });
      await write(page, 2, "const kept = 2;");
      await page.locator(".notice").waitFor({ state: "hidden" });
    }));

  it("reads where the kernel cannot be loaded, says so, and runs once it can", () => {
    const missing = ["types-"];
    return open(
      async (page) => {
        const run = cell(page, 0).getByRole("button", { name: "Run" });
        await run.click();
        await says(page, /could not be loaded/);
        assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
        missing.pop();
        await run.click();
        await says(page, /Cell 1 is done/);
      },
      { missing },
    );
  });

  it("stops a kernel that is still loading, and starts another", () =>
    open(async (page) => {
      const run = cell(page, 0).getByRole("button", { name: "Run" });
      await page.evaluate(() => {
        document.querySelector<HTMLElement>("button.run")?.click();
        document.querySelector<HTMLElement>(".toolbar button:nth-child(2)")?.click();
      });
      await says(page, /Stopped/);
      await run.click();
      await says(page, /Cell 1 is done/);
    }));

  it("reads without JavaScript", () =>
    open(
      async (page) => {
        assert.ok(await page.locator("main img").first().isVisible());
        assert.equal(await page.locator(".toolbar").count(), 0);
        await page.getByText("its cells do not run yet").waitFor();
      },
      { javaScriptEnabled: false },
    ));

  it("leads to the same cell in another language", () =>
    open(async (page) => {
      await cell(page, 5).scrollIntoViewIfNeeded();
      const link = page.locator("a[data-edition]").first();
      await link.evaluate((node) => {
        node.addEventListener("click", (event) => event.preventDefault());
        (node as HTMLElement).click();
      });
      assert.match((await link.getAttribute("href")) ?? "", /#cell-/);
      await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
      await link.evaluate((node) => (node as HTMLElement).click());
      assert.doesNotMatch((await link.getAttribute("href")) ?? "", /#/);
    }));

  for (const width of [320, 700])
    it(`leads below the toolbar, however high it is: at ${width} px`, () =>
      open(
        async (page) => {
          await page.locator(".toolbar button").nth(1).click(); // Stop, which says much
          await page.locator(".contents a").nth(4).click();
          await page.waitForTimeout(500);
          const [toolbar, heading] = await page.evaluate(() => [
            document.querySelector(".toolbar")?.getBoundingClientRect().bottom ?? 0,
            document.querySelector(":target")?.getBoundingClientRect().top ?? 0,
          ]);
          assert.ok(heading >= toolbar && heading < toolbar + 60, `${heading}, toolbar to ${toolbar}`);
        },
        { path: "ko/03-cross-entropy-or-kl.html", viewport: { width, height: 700 } },
      ));

  it("has no fault that axe finds in a cell where a type error and then a list of names are open, dark", () =>
    open(
      async (page) => {
        const first = `#${await cell(page, 0).getAttribute("id")}`;
        await write(page, 0, 'const half: number = "a half";');
        await cell(page, 0).locator(".cm-lintRange-error").hover();
        await cell(page, 0).locator(".cm-tooltip-lint").waitFor();
        await isBeside(cell(page, 0).locator(".cm-tooltip-lint"), cell(page, 0));
        assert.deepEqual(await faultsIn(page, first), []);
        await write(page, 0, "const half = 0.5;");
        await says(page, /Cell 1 is done/);
        await page.keyboard.type(" half.to");
        await cell(page, 0).locator(".cm-tooltip-autocomplete").waitFor();
        assert.deepEqual(await faultsIn(page, first), []);
      },
      { colorScheme: "dark" },
    ));

  it("keeps the cursor that goes up in a long cell below the toolbar", () =>
    open(
      async (page) => {
        await write(page, 0, Array.from({ length: 60 }, (_, line) => `// ${line}`).join("\n"));
        for (let line = 0; line < 45; line++) await page.keyboard.press("ArrowUp");
        await page.waitForFunction(() => {
          const cursor = document.querySelector(".cm-cursor-primary")?.getBoundingClientRect().top ?? 0;
          return cursor >= (document.querySelector(".toolbar")?.getBoundingClientRect().bottom ?? 0);
        });
      },
      { viewport: { width: 390, height: 500 } },
    ));

  it("fits a phone that shows everything twice as large", () =>
    open(
      async (page) => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 195, `${wide} px wide`);
      },
      { viewport: { width: 195, height: 422 } },
    ));

  for (const width of [1280, 390])
    for (const path of [
      "index.html",
      "en/index.html",
      "ko/index.html",
      lesson,
      "reference/index.html",
      "reference/functions/index.klDivergence.html",
    ])
      it(`has no fault that axe finds at ${width} px, light or dark: ${path}`, () =>
        open(
          async (page) => {
            const nested = { enabled: !path.startsWith("reference") }; // typedoc's list of modules folds, and leads to them
            const found = await faultsLightAndDark(page, { "nested-interactive": nested });
            assert.deepEqual(found, { light: [], dark: [] });
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            assert.ok(wide <= width, `${wide} px wide`);
          },
          { path, viewport: { width, height: 800 } },
        ));

  it("runs all cells of a lesson", () =>
    open(async (page) => {
      const predictions = page.locator("section.code > details:not([open])");
      const before = await predictions.count();
      assert.ok(before > 0);
      await page.getByRole("button", { name: "Run all" }).click();
      await says(page, /All cells have run|error/);
      assert.equal(await status(page).textContent(), "All cells have run.");
      assert.equal(await predictions.count(), before, "they stay hidden");
      await write(page, 1, "throw 1;");
      await says(page, /Cell 2 ended with an error/);
      await cell(page, 1).getByRole("button", { name: "Reset" }).click();
      await cell(page, 1).getByRole("button", { name: "Run" }).click();
      await says(page, /Cell 2 is done/);
      assert.equal(await page.locator("section.code > details > .outputs").count(), before);
      const pictures = await page.locator(".outputs img").evaluateAll((images) =>
        images.map((image) => {
          const [kind, data] = (image.getAttribute("src") ?? "").split(",") as [string, string];
          return kind.endsWith("base64") ? atob(data) : decodeURIComponent(data);
        }),
      );
      assert.ok(pictures.length > 0);
      for (const picture of pictures) assert.ok(picture.startsWith('<svg lang="en"'), "told its language");
    }));
}
