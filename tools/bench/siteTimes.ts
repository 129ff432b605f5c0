// How long a reader of the site waits, and for how many bytes.
import type { Page } from "playwright-core";
import { Refusal } from "../command.js";
import { findChromium, howToGetChromium, launchOptions } from "../lessons/chromium.js";
import { serve } from "../site/serve.js";
import { median } from "./seconds.js";

const lesson = "en/03-cross-entropy-or-kl";

/** Seconds, and megabytes of what is sent. */
export type SiteMeasure =
  | "lesson 3 can be read"
  | "its first cell has run"
  | "sent until then"
  | "all its cells have run, from the press of the button"
  | "in JupyterLite its first cell has run"
  | "sent until that cell has run";

/** Medians of the rounds, each in a browser that has nothing of the site yet. The server sends gzip, from its memory. */
export async function siteTimes(folder: string, rounds: number) {
  const executable = findChromium();
  if (executable === undefined) throw new Refusal(`There is no Chromium: ${howToGetChromium}.`);
  const { chromium } = await import("playwright-core"); // only a clone has it
  const { url, sent, close } = await serve(folder, { compressed: true });
  const all: Partial<Record<SiteMeasure, number[]>> = {};
  let version = "";
  try {
    for (let round = 0; round <= rounds; round++)
      for (const measure of [firstCell, allCells, firstCellInLab]) {
        const browser = await chromium.launch(launchOptions(executable));
        version = `Chromium ${browser.version()}`;
        const page = await browser.newPage();
        const before = sent();
        const measured = await measure(page, url, () => (sent() - before) / 1e6);
        await browser.close();
        if (round === 0) continue; // it fills the server's memory
        for (const [name, value] of Object.entries(measured) as [SiteMeasure, number][])
          all[name] = [...(all[name] ?? []), value];
      }
  } finally {
    close();
  }
  const entries = Object.entries(all).map(([name, values]) => [name, median(values)]);
  return { version, times: Object.fromEntries(entries) as Record<SiteMeasure, number> };
}

/** The seconds since the page was asked for, as soon as `condition` holds in it. */
const when = (page: Page, condition: string): Promise<number> =>
  page.evaluate(`new Promise((resolve) => {
    const look = () => (${condition}) ? resolve(performance.now() / 1000) : requestAnimationFrame(look);
    look();
  })`);

const largestPaint = `new Promise((resolve) =>
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime / 1000))
    .observe({ type: "largest-contentful-paint", buffered: true }))`;

async function firstCell(page: Page, url: string, megabytes: () => number) {
  await page.goto(`${url}${lesson}.html`, { waitUntil: "commit" });
  await when(page, `document.querySelector("button.run")`);
  await page.evaluate(`document.querySelector("button.run").click()`);
  const done = await when(page, `document.querySelector("section.code").dataset.state === "ok"`);
  return {
    "lesson 3 can be read": await page.evaluate<number>(largestPaint),
    "its first cell has run": done,
    "sent until then": megabytes(),
  };
}

/** All cells, from the press of the button on a page that has been read so far. */
async function allCells(page: Page, url: string) {
  await page.goto(`${url}${lesson}.html`);
  await when(page, `document.querySelector(".toolbar button")`);
  const start = await page.evaluate<number>("performance.now() / 1000");
  await page.evaluate(`document.querySelector(".toolbar button").click()`);
  const cells = `[...document.querySelectorAll("section.code")]`;
  const done = await when(page, `${cells}.every(({ dataset }) => dataset.state === "ok")`);
  return { "all its cells have run, from the press of the button": done - start };
}

async function firstCellInLab(page: Page, url: string, megabytes: () => number) {
  await page.goto(`${url}lab/lab/index.html?path=${lesson}.ipynb`, { waitUntil: "commit" });
  const notebook = "window.jupyterapp?.shell.currentWidget";
  await when(page, `${notebook}?.sessionContext?.session?.kernel && ${notebook}.content.widgets.length > 1`);
  await page.evaluate(`(() => {
    const { content } = ${notebook};
    content.activeCellIndex = content.widgets.findIndex(({ model }) => model.type === "code");
    content.activeCell.model.sharedModel.setSource("1 + 1");
    void jupyterapp.commands.execute("notebook:run-cell");
  })()`);
  const printed = `${notebook}.content.activeCell.model.outputs`;
  const done = await when(page, `${printed}.length === 1 && ${printed}.get(0).data["text/plain"] === "2"`);
  return { "in JupyterLite its first cell has run": done, "sent until that cell has run": megabytes() };
}
