import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium, howToGetChromium, launchOptions } from "../tools/lessons/chromium.ts";
import { lessonFiles } from "../tools/lessons/lessonFiles.ts";
import { answers, freePort, listens } from "./freePort.ts";
import { lacks } from "./lacks.ts";

const root = join(import.meta.dirname, "..");
const executable = findChromium();
const lacking = lacks(executable, `there is no Chromium: ${howToGetChromium}`);
const token = "the-token-of-this-test";

describe("npm start, in a browser,", { skip: lacking, timeout: 180_000 }, () => {
  let folder: string;
  let url: string;
  let start: ChildProcess;
  let browser: Browser;
  let page: Page;

  /** The lesson without its outputs, in a folder of its own below node_modules; and the words of its pictures. */
  const lesson = String(lessonFiles(["03"])[0]);
  const notebook = JSON.parse(readFileSync(lesson, "utf8"));
  const code = notebook.cells.filter((cell: { cell_type: string }) => cell.cell_type === "code");
  const altsOf = (cells: object[]): string[] =>
    [...JSON.stringify(cells).matchAll(/ alt=\\"(.*?)\\"/g)].map(([, alt]) => alt as string);
  const inSight = code.filter(
    ({ metadata }: { metadata: { jupyter?: { outputs_hidden?: boolean } } }) =>
      !metadata.jupyter?.outputs_hidden,
  );
  const alts = altsOf(code);
  const altsInSight = altsOf(inSight);
  for (const cell of code) Object.assign(cell, { outputs: [], execution_count: null });

  before(async () => {
    mkdirSync(join(root, ".jupyter"), { recursive: true });
    folder = mkdtempSync(join(root, ".jupyter", "browser-"));
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    write(`notebooks/en/${basename(lesson)}`, JSON.stringify(notebook));
    write("notebooks/homework/README.md", "# Answers");
    write("notebooks/someone-elses.ipynb", readFileSync(lesson, "utf8"));
    for (const index of ["README.md", "en/README.md"])
      write(`notebooks/${index}`, readFileSync(join(root, "notebooks", index), "utf8"));
    write("settings/@jupyterlab/notebook-extension/tracker.jupyterlab-settings", '{"windowingMode": "none"}');
    const port = await freePort();
    url = `http://localhost:${port}/`;
    start = spawn(
      process.execPath,
      [
        join(root, "tools", "setup", "start.cjs"),
        "lab",
        "--no-browser",
        `--port=${port}`,
        `--IdentityProvider.token=${token}`,
        `--ServerApp.root_dir=${join(folder, "notebooks")}`,
        `--LabApp.user_settings_dir=${join(folder, "settings")}`,
        `--LabApp.workspaces_dir=${join(folder, "workspaces")}`,
      ],
      { stdio: "ignore" },
    );
    await answers(`${url}api/status?token=${token}`, () => start.exitCode === null);
    browser = await chromium.launch(launchOptions(executable as string));
    page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    page.setDefaultTimeout(60_000);
  });

  after(async () => {
    await browser?.close();
    if (start?.exitCode === null) {
      start.kill("SIGINT");
      await once(start, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it("opens the index of the lessons", async () => {
    await page.goto(`${url}?token=${token}`);
    await page.waitForSelector(".jp-MarkdownViewer table");
  });

  it("lists the lessons, and not the homework, which holds the answers", async () => {
    const root: { content: { name: string }[] } = await (
      await fetch(`${url}api/contents?token=${token}`)
    ).json();
    const names = root.content.map(({ name }) => name);
    assert.ok(names.includes("en") && !names.includes("homework"), names.join());
  });

  it("opens a lesson from the index and runs all its cells", async () => {
    await page.click('.jp-MarkdownViewer a[href*="en/README.md"]');
    await page.click(`.jp-MarkdownViewer a[href*="${basename(lesson)}"]`);
    await page.waitForSelector("#jp-main-statusbar >> text=TypeScript | Idle");
    await page.click('.lm-MenuBar-item:has-text("Run")');
    await page.click('.lm-Menu-item[data-command="runmenu:run-all"]');
    const executed = code.map((_: unknown, index: number) => `[${index + 1}]:`);
    const deadline = performance.now() + 60_000;
    let prompts: string[] = [];
    while (performance.now() < deadline && prompts.at(-1) !== executed.at(-1)) {
      await page.waitForTimeout(200);
      prompts = await page.locator(".jp-CodeCell .jp-InputPrompt").allTextContents();
    }
    assert.deepEqual(prompts, executed);
  });

  it("shows every figure with its words, and no error", async () => {
    const shown = await page.locator(".jp-OutputArea-output img").evaluateAll((images) =>
      images.map((image) => ({
        alt: image.getAttribute("alt"),
        drawn: (image as HTMLImageElement).naturalWidth > 0,
      })),
    );
    assert.ok(alts.length > 0);
    assert.deepEqual(
      shown,
      alts.map((alt) => ({ alt, drawn: true })),
    );
    assert.equal(
      await page.locator('.jp-OutputArea-output[data-mime-type*="std"]').count(),
      await page.locator('.jp-OutputArea-output[data-mime-type$="stdout"]').count(),
    );
    assert.equal(await page.locator('.jp-OutputArea-output[data-mime-type$="error"]').count(), 0);
  });

  it("moves a figure's slider by keyboard", async () => {
    const figure = page.locator(".jp-OutputArea-output figure:has(input)").first();
    const [slider, picture, value] = ["input", "img", "output"].map((part) => figure.locator(part).first());
    const shown = () => Promise.all([value?.textContent(), picture?.getAttribute("alt")]);
    const before = await shown();
    await slider?.focus();
    await page.keyboard.press("ArrowRight");
    const moved = await shown();
    assert.notEqual(moved[0], before[0]);
    assert.notEqual(moved[1], before[1]);
    await page.keyboard.press("ArrowLeft");
    assert.deepEqual(await shown(), before);
  });

  it("shows the figures of a notebook that is not trusted, without its scripts", async () => {
    await page.goto(`${url}lab/tree/someone-elses.ipynb?token=${token}&reset`);
    await page.waitForSelector(".jp-OutputArea-output img");
    const images = page.locator(".jp-OutputArea-output img");
    const seen = await images.evaluateAll((all) => all.map((image) => image.getAttribute("alt")));
    assert.deepEqual(seen, altsInSight);
    assert.equal(await page.locator(".jp-OutputArea-output input").count(), 0);
  });

  it("ends on Ctrl-C, its kernels too", async () => {
    const kernels: { id: string }[] = await (await fetch(`${url}api/kernels?token=${token}`)).json();
    const ports = kernels.map(({ id }) => {
      const connection = join(root, ".jupyter", "runtime", `kernel-${id}.json`);
      return JSON.parse(readFileSync(connection, "utf8")).shell_port;
    });
    const listening = async () => (await Promise.all(ports.map(listens))).filter(Boolean).length;
    const becomes = async (count: number) => {
      for (let tries = 0; tries < 100 && (await listening()) !== count; tries++)
        await new Promise((resolve) => setTimeout(resolve, 200));
      return listening();
    };
    assert.ok(kernels.length > 0);
    assert.equal(await becomes(kernels.length), kernels.length, "a kernel did not start");

    await browser.close();
    start.kill("SIGINT");
    assert.deepEqual(await once(start, "exit"), [0, null]);
    await assert.rejects(fetch(url));
    assert.equal(await becomes(0), 0, "a kernel is left");
  });
});
