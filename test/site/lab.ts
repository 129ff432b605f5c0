import assert from "node:assert/strict";
import { it } from "node:test";
import type { Browser } from "playwright-core";
import { serve } from "./serve.ts";

interface Widget {
  content: {
    activeCellIndex: number;
    widgets: { model: { sharedModel: { setSource(code: string): void } } }[];
    model: {
      toJSON(): {
        cells: { cell_type: string; source: string; execution_count?: number | null; outputs?: object[] }[];
      };
    };
  };
  sessionContext?: { session?: { kernel?: { status: string } } };
}
type Lab = {
  jupyterapp: {
    shell: { currentWidget: Widget | null };
    commands: { execute(name: string): Promise<unknown> };
  };
};

/** JupyterLite of a built site. */
export function labInBrowser(folder: () => string, browser: () => Browser) {
  it("opens a lesson, runs a cell, keeps the work over a reload, and asks nobody else", async () => {
    const { url, close } = await serve(folder());
    const context = await browser().newContext();
    const outside: string[] = [];
    context.on("request", (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) outside.push(request.url());
    });
    try {
      const page = await context.newPage();
      const idle = () =>
        page.waitForFunction(
          () =>
            (window as never as Lab).jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel
              ?.status === "idle",
          null,
          { timeout: 60_000 },
        );
      await page.goto(`${url}lab/lab/index.html?path=en/03-cross-entropy-or-kl.ipynb`);
      await page.waitForSelector(".jp-CodeCell", { timeout: 60_000 });
      await idle();
      const outputs = await page.evaluate(async () => {
        const { shell, commands } = (window as never as Lab).jupyterapp;
        const { content } = shell.currentWidget as Widget;
        const at = content.model.toJSON().cells.findIndex(({ cell_type }) => cell_type === "code");
        content.activeCellIndex = at;
        content.widgets[at]?.model.sharedModel.setSource("1 + 1");
        await commands.execute("notebook:run-cell");
        await commands.execute("docmanager:save");
        return JSON.stringify(content.model.toJSON().cells[at]?.outputs);
      });
      assert.match(outputs, /"text\/plain":"2"/);
      await page.waitForTimeout(1000);
      await page.reload();
      await page.waitForSelector(".jp-CodeCell", { timeout: 60_000 });
      await idle();
      const kept = await page.evaluate(() => {
        const widget = (window as never as Lab).jupyterapp.shell.currentWidget;
        return widget?.content.model.toJSON().cells.some(({ source }) => source === "1 + 1");
      });
      assert.equal(kept, true);
      assert.deepEqual(outside, []);
    } finally {
      await context.close();
      close();
    }
  });
}
