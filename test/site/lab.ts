import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { ownCourse, releaseFile, sourceFile } from "../../tools/homework/layout.ts";
import type { Notebook } from "../../tools/lessons/notebook.ts";
import { serve } from "../../tools/site/serve.ts";
import { grades, makeCourse, read, run } from "../homework/course.ts";

interface Widget {
  context: { path: string; model: { dirty: boolean } };
  content: {
    activeCellIndex: number;
    widgets: { model: { sharedModel: { setSource(code: string): void } } }[];
    model: {
      toJSON(): {
        cells: {
          id: string;
          cell_type: string;
          source: string;
          execution_count?: number | null;
          outputs?: object[];
        }[];
      };
    };
  };
  sessionContext?: { session?: { kernel?: { status: string } } };
}
type Lab = {
  jupyterapp: {
    shell: { currentWidget: Widget | null; widgets(area: "main"): Iterable<Partial<Widget>> };
    commands: { execute(name: string, values?: object): Promise<unknown> };
    serviceManager: { contents: { save(path: string, file: object): Promise<unknown> } };
  };
};

/** Waits for the kernel of an open notebook, whichever tab is in front. */
const idle = (page: Page, path: string) =>
  page.waitForFunction(
    (path) =>
      [...((window as never as Lab).jupyterapp?.shell.widgets("main") ?? [])].find(
        ({ context }) => context?.path === path,
      )?.sessionContext?.session?.kernel?.status === "idle",
    path,
    { timeout: 60_000 },
  );

/** Opens a notebook and waits for its kernel. */
export async function open(page: Page, url: string, path: string) {
  await page.goto(`${url}lab/lab/index.html?path=${path}`);
  await page.waitForSelector(".jp-CodeCell:visible", { timeout: 60_000 }); // another notebook may be open behind it
  await idle(page, path);
}

/** Runs other code in the first cell, saves the notebook, and returns what the cell showed. */
export const runFirst = (page: Page, code: string) =>
  page.evaluate(async (code) => {
    const { shell, commands } = (window as never as Lab).jupyterapp;
    const { content } = shell.currentWidget as Widget;
    const at = content.model.toJSON().cells.findIndex(({ cell_type }) => cell_type === "code");
    content.activeCellIndex = at;
    content.widgets[at]?.model.sharedModel.setSource(code);
    await commands.execute("notebook:run-cell");
    await commands.execute("docmanager:save");
    return JSON.stringify(content.model.toJSON().cells[at]?.outputs);
  }, code);

/** JupyterLite of a built site. */
export function labInBrowser(folder: () => string, browser: () => Browser) {
  it("gives a homework back under its own name, as the grader takes it", async () => {
    const assignment = "information-and-entropy.en";
    const { url, close } = await serve(folder());
    const { course, remove } = makeCourse(10);
    const context = await browser().newContext();
    try {
      const page = await context.newPage();
      await open(page, url, `${assignment}.ipynb`);
      const [done] = await Promise.all([
        page.waitForEvent("download"),
        page.evaluate(async () => {
          const { shell, commands } = (window as never as Lab).jupyterapp;
          const { content } = shell.currentWidget as Widget;
          const cells = content.model.toJSON().cells;
          const at = cells.findIndex(({ id }) => id === "q1-answer");
          const answer = (cells[at]?.source ?? "").replace(/^ *throw .*$/m, "  return -Math.log2(p);");
          content.widgets[at]?.model.sharedModel.setSource(answer);
          await commands.execute("docmanager:save");
          await commands.execute("docmanager:download");
        }),
      ]);
      assert.equal(done.suggestedFilename(), `${assignment}.ipynb`);
      const handedIn = join(course, "handed-in", "ada.ipynb");
      await done.saveAs(handedIn);
      const marks = ({ cells }: Notebook) => cells.map(({ id, metadata }) => [id, metadata.nbgrader]);
      assert.deepEqual(marks(read(handedIn)), marks(read(releaseFile(ownCourse, assignment))));
      cpSync(dirname(sourceFile(ownCourse, assignment)), join(course, "source", assignment), {
        recursive: true,
      });
      const graded = await run("grade", [dirname(handedIn), "--course", course]);
      assert.equal(graded.code, 0, graded.said);
      assert.ok(Number(grades(course).ada?.q1) > 0, graded.said);
    } finally {
      await context.close();
      close();
      remove();
    }
  });

  it("says that the kernel cannot be loaded", async () => {
    const { url, close } = await serve(folder(), { missing: ["types-"] });
    const page = await browser().newPage();
    try {
      await open(page, url, "en/03-cross-entropy-or-kl.ipynb");
      assert.match(await runFirst(page, "1 + 1"), /The kernel could not be loaded/);
    } finally {
      await page.close();
      close();
    }
  });

  it("stops a cell that runs without end, and runs the next", async () => {
    const { url, close } = await serve(folder());
    const page = await browser().newPage();
    try {
      await open(page, url, "en/03-cross-entropy-or-kl.ipynb");
      const endless = runFirst(page, 'console.log("begun"); for (;;);');
      await page.locator(".jp-OutputArea-output", { hasText: "begun" }).waitFor({ timeout: 60_000 });
      await page.evaluate(() =>
        (window as never as Lab).jupyterapp.commands.execute("notebook:interrupt-kernel"),
      );
      assert.match(await endless, /begun.*Interrupted\. The values of the cells are gone/);
      assert.match(await runFirst(page, 'throw new Error("again")'), /Error: again.*cell \[2\], line 1/);
    } finally {
      await page.close();
      close();
    }
  });

  it("runs no script of a notebook that somebody else has made, whatever that says of itself", async () => {
    const { url, close } = await serve(folder());
    const context = await browser().newContext();
    try {
      const page = await context.newPage();
      await open(page, url, "en/03-cross-entropy-or-kl.ipynb");
      const html =
        '<p class="theirs">shown</p><img src="x" onerror="document.documentElement.dataset.theirs = 0"><script>document.documentElement.dataset.theirs = 1</script>';
      const shown = { output_type: "display_data", metadata: {}, data: { "text/html": html } };
      const metadata = { trusted: true };
      const content = {
        nbformat: 4,
        nbformat_minor: 5,
        metadata: { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } },
        cells: [
          { id: "text", cell_type: "markdown", metadata, source: html },
          { id: "code", cell_type: "code", metadata, execution_count: 1, source: "1", outputs: [shown] },
        ],
      };
      await page.evaluate(async (content) => {
        const { commands, serviceManager } = (window as never as Lab).jupyterapp;
        await serviceManager.contents.save("theirs.ipynb", { type: "notebook", format: "json", content });
        await commands.execute("docmanager:open", { path: "theirs.ipynb" });
      }, content);
      await page.locator(".jp-CodeCell .theirs").waitFor();
      await open(page, url, "theirs.ipynb");
      await page.locator(".jp-CodeCell .theirs").waitFor({ timeout: 60_000 });
      await page.waitForTimeout(1000);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theirs), undefined);
    } finally {
      await context.close();
      close();
    }
  });

  it("changes nothing of what is only opened, so that no copy of it is kept", async () => {
    const { url, close } = await serve(folder());
    try {
      for (const path of ["information-and-entropy.en.ipynb", "ko/03-cross-entropy-or-kl.ipynb"]) {
        const context = await browser().newContext(); // in which no other notebook is open
        const page = await context.newPage();
        await open(page, url, path);
        await page.waitForTimeout(1000);
        const found = await page.evaluate(() => {
          const { context } = (window as never as Lab).jupyterapp.shell.currentWidget ?? {};
          return [context?.path, context?.model.dirty];
        });
        await context.close();
        assert.deepEqual(found, [path, false]);
      }
    } finally {
      close();
    }
  });

  it("opens a lesson, runs a cell, keeps the work over a reload, and asks nobody else", async () => {
    const { url, close } = await serve(folder());
    const context = await browser().newContext();
    const outside: string[] = [];
    context.on("request", (request) => {
      if (!request.url().startsWith(new URL(url).origin) && !/^(data|blob):/.test(request.url()))
        outside.push(request.url());
    });
    try {
      const page = await context.newPage();
      const path = "en/03-cross-entropy-or-kl.ipynb";
      await open(page, url, path);
      const outputs = await runFirst(page, "1 + 1");
      assert.match(outputs, /"text\/plain":"2"/);
      await page.waitForTimeout(1000);
      await open(page, url, path);
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
